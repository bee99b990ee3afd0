import { printSchema } from 'graphql';
import { composeSupergraph } from '../compose';
import { readSupergraph } from './read-supergraph';

function composed(sdl: string, imports: string): string {
  const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", ${imports}])\n`;
  const outcome = composeSupergraph([{ name: 'one', sdl: link + sdl }]);
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.supergraph;
}

describe('readSupergraph', () => {
  it('shows clients neither join directives nor anything inaccessible, and keeps descriptions and deprecations', () => {
    const { publicSchema } = readSupergraph(
      composed(
        `"""What can be asked."""
        type Query { a: A old: Int @deprecated(reason: "Use a.") find(by: By): Int }
        type A @key(fields: "id") { id: ID! hidden: Int @inaccessible state: State }
        enum State { OPEN SECRET @inaccessible }
        input By @oneOf { id: ID code: String }
        type Ghost @inaccessible { x: Int }`,
        '"@inaccessible"',
      ),
    );
    const text = printSchema(publicSchema);
    expect(text).toContain('"""What can be asked."""');
    expect(text).toContain('old: Int @deprecated(reason: "Use a.")');
    expect(text).toContain('input By @oneOf');
    expect(text).not.toMatch(/join__|hidden|SECRET|Ghost|link/);
  });

  it('shows subscriptions, and knows who may follow which', () => {
    const { publicSchema, accessRules } = readSupergraph(
      composed(
        `type Query { a: Int }
        type Subscription { open: A own: A @authenticated hidden: A @inaccessible }
        type A { n: Int }`,
        '"@inaccessible", "@authenticated"',
      ),
    );
    expect(Object.keys(publicSchema.getSubscriptionType()?.getFields() ?? {})).toEqual(['open', 'own']);
    expect(accessRules.isDenied('PUBLIC', 'Subscription', 'own')).toBe(true);
    expect(accessRules.isDenied('DESK', 'Subscription', 'own')).toBe(false);
    expect(accessRules.isDenied('PUBLIC', 'Subscription', 'open')).toBe(false);
  });

  it('knows the types that only the subgraphs see', () => {
    const { types } = readSupergraph(
      composed(
        `type Query { n: Node } interface Node { id: ID! } union U = A | B
        type A implements Node @key(fields: "id") { id: ID! u: U } type B @inaccessible { b: Int }`,
        '"@inaccessible"',
      ),
    );
    expect(types.matches('Node', 'A')).toBe(true);
    expect(types.matches('U', 'B')).toBe(true);
    expect(types.matches('Node', 'B')).toBe(false);
    expect(types.isObjectType('Node')).toBe(false);
    expect(types.isFieldName('b')).toBe(true);
  });

  const guarded = composed('type Query { a: Int @authenticated }', '"@authenticated"');

  it.each([
    ['a feature that it does not know', guarded.replace('/authenticated/v0.1', '/context/v0.1')],
    ['a known one under another name', guarded.replace('/authenticated/v0.1"', '$&, as: "mayRead"')],
    [
      'a known one whose parts have other names',
      guarded.replace('/authenticated/v0.1"', '$&, import: ["@x"]'),
    ],
    ['one without an address', guarded.replace(/url: "[^"]*authenticated[^"]*", /, '')],
  ])('refuses %s for SECURITY, which it would not enforce', (_, sdl) => {
    expect(sdl).not.toBe(guarded);
    expect(() => readSupergraph(sdl)).toThrow(/does not enforce/);
  });

  it('takes @authenticated, @requiresScopes and @policy, which it enforces, and shows clients none of them', () => {
    const { publicSchema, accessRules } = readSupergraph(
      composed(
        `type Query { a: Int @authenticated b: Int @requiresScopes(scopes: [["DESK"]])
        c: Int @policy(policies: [["own-employer"]]) }`,
        '"@authenticated", "@requiresScopes", "@policy"',
      ),
    );
    expect(printSchema(publicSchema)).not.toMatch(/@/);
    expect(accessRules.isDenied('PUBLIC', 'Query', 'a')).toBe(true);
  });

  it('takes cost, list size and tags, which ask nothing of it', () => {
    const sdl = 'type Query { a: Int @cost(weight: 2) b: [Int] @listSize(assumedSize: 3) @tag(name: "x") }';
    expect(printSchema(readSupergraph(composed(sdl, '"@cost", "@listSize", "@tag"')).publicSchema)).toContain(
      'a: Int',
    );
  });
});

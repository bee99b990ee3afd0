import { composeSupergraph } from './compose';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])\n';
const owner = {
  name: 'owner',
  sdl: `${link} type Query { a: A } type A @key(fields: "id") { id: ID! name: String }`,
};

describe('composeSupergraph', () => {
  it('gives the same text for the same schemas, ending in a newline', () => {
    const other = {
      name: 'other',
      sdl: `${link} type A @key(fields: "id") { id: ID! size: Int @tag(name: "x") }`,
    };
    const outcome = composeSupergraph([owner, other]);
    const supergraph = outcome.type === 'composed' ? outcome.supergraph : '';
    expect(supergraph).toContain('OWNER @join__graph(name: "owner"');
    expect(supergraph).toContain('OTHER @join__graph(name: "other"');
    expect(supergraph.endsWith('}\n')).toBe(true);
    expect(composeSupergraph([owner, other])).toEqual(outcome);
  });

  it.each([
    [
      'a field in two subgraphs that is not shared',
      'type A @key(fields: "id") { id: ID! name: String }',
      'INVALID_FIELD_SHARING',
    ],
    [
      'a stub with a field that nobody can reach',
      'type A @key(fields: "id", resolvable: false) { id: ID! extra: Int }',
      'SATISFIABILITY_ERROR',
    ],
    [
      'a key on a field that is not there',
      'type B @key(fields: "nothing") { id: ID! } type Query { b: B }',
      'KEY_INVALID_FIELDS',
    ],
    ['types that differ', 'type Query { a: Int }', 'FIELD_TYPE_MISMATCH'],
  ])('refuses %s', (_, sdl, code) => {
    const outcome = composeSupergraph([owner, { name: 'other', sdl: link + sdl }]);
    expect(outcome.type).toBe('failed');
    expect(outcome.type === 'failed' && outcome.problems.map((problem) => problem.code)).toContain(code);
  });

  it('names the subgraph whose schema is not GraphQL', () => {
    expect(composeSupergraph([owner, { name: 'broken', sdl: 'type {' }])).toEqual({
      type: 'failed',
      problems: [{ code: 'INVALID_GRAPHQL', message: expect.stringMatching(/^\[broken\] .*Syntax Error/) }],
    });
  });
});

import { Kind, type OperationDefinitionNode, getIntrospectionQuery, parse } from 'graphql';
import { composeSupergraph } from '../../compose';
import { readSupergraph } from '../../supergraph/read-supergraph';
import { type CostSubject, type OperationCost, compileCost } from './compile-cost';
import { createCostModel } from './cost-model';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@cost", "@listSize"])`;

const limits = { listSize: 10, pageSize: 100 };

function supergraphOf(typeDefs: string) {
  const outcome = composeSupergraph([{ name: 'one', sdl: `${link} ${typeDefs}` }]);
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  const { publicSchema: schema, sdl } = readSupergraph(outcome.supergraph);
  return { schema, model: createCostModel(parse(sdl), schema), limits };
}

const scope = supergraphOf(`
  type Query {
    thing: Thing
    things: [Thing!]!
    some: [Thing] @listSize(assumedSize: 3)
    page(first: Int = 20, after: String): ThingPage!
    open(first: Int): ThingPage!
    sliced(first: Int = 5, last: Int): ThingPage! @listSize(slicingArguments: ["first", "last"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
    grid: [[Thing]]
    dear(extra: Int @cost(weight: 7)): Thing @cost(weight: 50)
    number: Int
    priced: Int @cost(weight: 2)
    heavy: Heavy
    heavies: [Heavy!]!
    node: Node
    any: Any
  }
  type Mutation { write: Thing  both: Written @cost(weight: 4) }
  type Written { thing: Thing }
  type Thing implements Node { id: ID! thing: Thing things(first: Int = 20): [Thing!]! nodes: [Thing!] @listSize(assumedSize: 4) }
  type ThingPage { totalCount: Int nodes: [Thing!]! edges: [Edge!]! other: [Thing!]! }
  type Edge { node: Thing! }
  type Heavy implements Node @cost(weight: 5) { id: ID! nodes: [Thing!] @listSize(assumedSize: 9) state: State }
  enum State @cost(weight: 3) { ON }
  interface Node { id: ID! nodes: [Thing!] }
  union Any = Thing | Heavy
`);

function compiled(text: string, subject: CostSubject = 'data'): OperationCost {
  const document = parse(text);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  if (!operation) throw new Error('no operation');
  return compileCost(document, operation, scope, subject);
}

const costOf = (text: string, variables: Record<string, unknown> = {}): number =>
  compiled(text).costOf(variables);

describe('the cost of an operation', () => {
  it.each([
    ['leaves are free', '{ number __typename }', 0],
    ['an object is 1', '{ thing { id } }', 1],
    ['objects add up', '{ thing { thing { id } } a: thing { id } }', 3],
    ['a list says nothing of its size', '{ things { id } }', 10],
    ['lists multiply', '{ things { thing { id } some: thing { id } } }', 30],
    ['a list has an assumed size', '{ some { thing { id } } }', 6],
    ['a list of lists', '{ grid { id } }', 100],
    ['a page is as long as its default', '{ page { nodes { id } } }', 21],
    ['a page is as long as it says', '{ page(first: 7) { nodes { id } edges { node { id } } } }', 22],
    ['a page without items costs itself', '{ page(first: 100) { totalCount } }', 1],
    ['a list with `first` is a page itself', '{ thing { things(first: 3) { thing { id } } } }', 7],
    [
      'sizes reach through fragments',
      '{ page(first: 2) { ...P ... { nodes { id } } } } fragment P on ThingPage { nodes { id } }',
      5,
    ],
    ['sizes do not reach below', '{ page(first: 2) { nodes { nodes { id } } } }', 11],
    ['only sized fields are sized', '{ sliced(first: 2) { nodes { id } other { id } } }', 13],
    ['the largest slicing argument counts', '{ sliced(first: 2, last: 3) { nodes { id } } }', 4],
    ['the default of a slicing argument counts', '{ sliced { nodes { id } } }', 6],
    ['a field has a weight', '{ dear { thing { id } } }', 51],
    ['an argument has a weight', '{ dear(extra: 1) { id } }', 57],
    ['a leaf has a weight', '{ priced heavy { state } }', 10],
    ['a type has a weight', '{ heavies { id } }', 50],
    ['the dearest type of an interface or union counts', '{ node { id } any { __typename } }', 10],
    ['the longest list of an interface counts', '{ node { nodes { id } } }', 14],
    [
      'each member of a union may be what is there',
      '{ any { ... on Thing { thing { id } } ... on Heavy { nodes { id } } } }',
      15,
    ],
    ['a mutation is 10', 'mutation { write { id } b: write { thing { id } } }', 21],
    ['a mutation has a weight', 'mutation { both { thing { id } } }', 5],
    ['conditions are not believed', '{ thing @skip(if: true) { id } }', 1],
    [
      'what the schema does not know is free',
      '{ nothing { x } thing { nothing ... on Nothing { x } ...Gone } }',
      1,
    ],
  ])('%s', (_, text, cost) => {
    expect(costOf(text)).toBe(cost);
  });

  it.each([
    ['a number', { n: 3 }, 4],
    ['none', {}, 9],
    ['null', { n: null }, 101],
    ['a negative number', { n: -1 }, 101],
    ['a number beyond every page', { n: 1e300 }, 101],
    ['no whole number', { n: 2.5 }, 101],
    ['a text', { n: '3' }, 101],
    ['an object', { n: { valueOf: 1 } }, 101],
    ['one that JavaScript inherits', Object.create({ n: 1 }) as object, 9],
  ])('takes %s in a variable for the size it is at most', (_, variables, cost) => {
    const query = 'query ($n: Int = 8) { page(first: $n) { nodes { id } } }';
    expect(costOf(query, variables as Record<string, unknown>)).toBe(cost);
  });

  it('takes an absurd literal, and a page without a size, for the largest page', () => {
    expect(costOf('{ page(first: -5) { nodes { id } } }')).toBe(101);
    expect(costOf('{ page(first: 99999999999999999999) { nodes { id } } }')).toBe(101);
    expect(costOf('{ open { nodes { id } } }')).toBe(101);
    expect(costOf('query ($n: Int) { page(first: $n) { nodes { id } } }')).toBe(21);
  });

  it('stays a number whatever is multiplied', () => {
    const deep = `${'things(first: 100) { '.repeat(200)} id ${'} '.repeat(200)}`;
    expect(costOf(`{ thing { ${deep} } }`)).toBe(Number.MAX_SAFE_INTEGER);
  });

  it('knows whether variables make a difference', () => {
    expect(compiled('query ($n: Int) { page(first: $n) { nodes { id } } }').dependsOnVariables).toBe(true);
    expect(compiled('query ($n: String) { page(after: $n) { nodes { id } } }').dependsOnVariables).toBe(
      false,
    );
  });

  it('counts questions about the schema apart, by what this schema has', () => {
    const ask = '{ __schema { types { fields { name } } } __type(name: "Thing") { name } thing { id } }';
    const types = Object.keys(scope.schema.getTypeMap()).length;
    const fields = Object.values(scope.schema.getTypeMap()).flatMap((type) =>
      'getFields' in type ? Object.values(type.getFields()) : [],
    );
    expect(costOf(ask)).toBe(1);
    expect(compiled(ask, 'schema').costOf({})).toBe(1 + types * (1 + Math.ceil(fields.length / types)) + 1);
    expect(compiled(getIntrospectionQuery()).costOf({})).toBe(0);
    expect(compiled('mutation { write { id } }', 'schema').costOf({})).toBe(0);
  });
});

describe('a supergraph that puts a weight on the field of an input', () => {
  it('is refused, for it would not be counted', () => {
    expect(() => supergraphOf('type Query { a(b: B): Int } input B { c: Int @cost(weight: 3) }')).toThrow(
      /@cost on B\.c/,
    );
  });
});

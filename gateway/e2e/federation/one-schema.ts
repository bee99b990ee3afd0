import type { TestSubgraph } from './start-federation';
import { type ExecutionResult, type GraphQLSchema, buildSchema, execute, isObjectType, parse } from 'graphql';

type Row = Record<string, unknown>;

const ids = ['1', '2', '3', '4'];
const product = (id: string): Row | null =>
  !ids.includes(id)
    ? null
    : Number(id) % 2 === 1
      ? {
          __typename: 'Book',
          id,
          title: `Book ${id}`,
          pages: Number(id) * 100,
          size: { width: Number(id), height: null },
        }
      : {
          __typename: 'Tool',
          id,
          title: `Tool ${id}`,
          power: Number(id) * 10,
          size: { width: 1, height: 2 },
        };
const makerId = (id: string): string => `${(Number(id) % 3) + 1}`;

/** Fields by type: how each is resolved from the entity's id alone, wherever it lives. */
const fields: Record<string, Record<string, (source: Row, args: Row) => unknown>> = {
  Query: {
    products: () => ids.map(product),
    product: (_, { id }) => product(String(id)),
    grid: () => [[product('1'), product('2')], [], null, [product('3'), null]],
    makers: () => ['1', '2', '3'].map((id) => ({ id })),
    things: () => [product('1'), { __typename: 'Maker', id: '2' }, product('4')],
  },
  Book: {},
  Tool: {},
  Maker: {
    name: ({ id }) => `Maker ${String(id)}`,
    nick: ({ id }, { style }) => (id === '3' ? null : `${String(style)}-${String(id)}`),
    best: ({ id }) => product(`${Number(id) + 1}`),
    all: ({ id }, { first }) =>
      ids
        .filter((each) => makerId(each) === id)
        .slice(0, Number(first))
        .map(product),
  },
};
const shared: Record<string, (source: Row, args: Row) => unknown> = {
  maker: ({ id }) => ({ id: makerId(String(id)) }),
  price: ({ id }, { times }) => (id === '4' ? null : Number(id) * Number(times)),
  label: ({ title }) => `${String(title)}!`,
  similar: ({ id }) => ids.filter((each) => each !== id && Number(each) % 2 === 0).map(product),
  stock: ({ id }) => ({ count: Number(id), place: id === '2' ? null : `P${String(id)}` }),
};

type Resolve = (source: Row, args: Row) => unknown;

function resolverOf(type: string, field: string): Resolve | undefined {
  return fields[type]?.[field] ?? (type === 'Query' || type === 'Maker' ? undefined : shared[field]);
}

/** The resolvers of one subgraph; what a field requires comes out of the representation and nowhere else. */
function pick(choice: Record<string, string[]>): TestSubgraph['resolvers'] {
  return Object.fromEntries(
    Object.entries(choice).map(([type, names]) => {
      const reference = (row: Row): Row | null =>
        type === 'Maker' ? row : { ...product(String(row['id'])), ...row };
      const resolvers = Object.fromEntries(names.map((name) => [name, resolverOf(type, name)]));
      return [type, type === 'Query' ? resolvers : { ...resolvers, __resolveReference: reference }];
    }),
  ) as TestSubgraph['resolvers'];
}

const catalogue: TestSubgraph = {
  typeDefs: `
    type Query { products: [Product!]! product(id: ID!): Product grid: [[Product]] things: [Thing!]! }
    interface Product { id: ID! title: String! size: Size }
    union Thing = Book | Tool | Maker
    type Size { width: Int height: Int }
    type Book implements Product @key(fields: "id") { id: ID! title: String! size: Size pages: Int maker: Maker }
    type Tool implements Product @key(fields: "id") { id: ID! title: String! size: Size power: Int maker: Maker! similar: [Tool!]! }
    type Maker @key(fields: "id") { id: ID! best: Product all(first: Int = 2): [Product!]! }
  `,
  resolvers: pick({
    Query: ['products', 'product', 'grid', 'things'],
    Book: ['maker'],
    Tool: ['maker', 'similar'],
    Maker: ['best', 'all'],
  }),
};

const trade: TestSubgraph = {
  typeDefs: `
    type Query { makers: [Maker!]! }
    enum Style { SHORT LONG }
    interface Product { id: ID! price(times: Int = 1): Int label: String }
    type Stock { count: Int! place: String }
    type Book implements Product @key(fields: "id") { id: ID! title: String! @external price(times: Int = 1): Int label: String @requires(fields: "title") stock: Stock! }
    type Tool implements Product @key(fields: "id") { id: ID! title: String! @external price(times: Int = 1): Int label: String @requires(fields: "title") }
    type Maker @key(fields: "id") { id: ID! name: String! nick(style: Style = SHORT): String }
  `,
  resolvers: pick({
    Query: ['makers'],
    Book: ['price', 'label', 'stock'],
    Tool: ['price', 'label'],
    Maker: ['name', 'nick'],
  }),
};

const wholeSdl = `
  type Query { products: [Product!]! product(id: ID!): Product grid: [[Product]] things: [Thing!]! makers: [Maker!]! }
  enum Style { SHORT LONG }
  interface Product { id: ID! title: String! size: Size price(times: Int = 1): Int label: String }
  union Thing = Book | Tool | Maker
  type Size { width: Int height: Int }
  type Stock { count: Int! place: String }
  type Book implements Product { id: ID! title: String! size: Size pages: Int maker: Maker price(times: Int = 1): Int label: String stock: Stock! }
  type Tool implements Product { id: ID! title: String! size: Size power: Int maker: Maker! price(times: Int = 1): Int label: String similar: [Tool!]! }
  type Maker { id: ID! best: Product all(first: Int = 2): [Product!]! name: String! nick(style: Style = SHORT): String }
`;

/** One graph twice: split over two subgraphs, and whole. */
export function makeOneSchema(): {
  parts: Record<string, TestSubgraph>;
  schema: GraphQLSchema;
  executeWhole(query: string, variables: Record<string, unknown>): Promise<ExecutionResult>;
} {
  const schema = buildSchema(wholeSdl);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = resolverOf(type.name, field.name);
      if (resolve) field.resolve = (source: Row, args: Row) => resolve(source, args);
    }
  }
  return {
    parts: { catalogue, trade },
    schema,
    executeWhole: async (query, variables) => {
      const result = await execute({ schema, document: parse(query), variableValues: variables });
      return JSON.parse(JSON.stringify(result)) as ExecutionResult;
    },
  };
}

import { buildSchema, getOperationAST, parse, print } from 'graphql';
import { splitOperation } from './split-operation';

const schema = buildSchema('type Query { a: Int b: Int q: Query } type Mutation { m(n: Int): Int o: Int }');

function split(text: string): { data: string[]; introspection: string | null } {
  const document = parse(text);
  const operation = getOperationAST(document, null);
  if (!operation) throw new Error('no operation');
  const { data, introspection } = splitOperation(document, operation, schema);
  const flat = (part: string): string => part.replaceAll(/\s+/g, ' ').trim();
  return {
    data: data.map((part) => flat(print(part))),
    introspection: introspection && flat(print(introspection)),
  };
}

describe('splitOperation', () => {
  it('gives a query without introspection to the planner as it is', () => {
    expect(split('query Q($x: Int) { a b }')).toEqual({
      data: ['query Q($x: Int) { a b }'],
      introspection: null,
    });
  });

  it('separates introspection from data, in fragments too', () => {
    expect(
      split(
        '{ ...F ... { __schema { queryType { name } } } } fragment F on Query { a ...G __typename } fragment G on Query { __type(name: "X") { name } }',
      ),
    ).toEqual({
      data: ['{ ...F } fragment F on Query { a }'],
      introspection:
        '{ ...F ... { __schema { queryType { name } } } } fragment G on Query { __type(name: "X") { name } } fragment F on Query { ...G }',
    });
  });

  it('asks a subgraph nothing for a root __typename', () => {
    expect(split('{ __typename t: __typename }')).toEqual({ data: [], introspection: null });
  });

  it('gives the fields of a mutation one by one, in order, each with its conditions', () => {
    expect(
      split(
        'mutation ($i: Boolean!) { x: m(n: 1) ... on Mutation @include(if: $i) { o ...F } } fragment F on Mutation { m x: m(n: 1) }',
      ).data,
    ).toEqual([
      'mutation ($i: Boolean!) { x: m(n: 1) ... on Mutation @include(if: $i) { ...F } } fragment F on Mutation { x: m(n: 1) }',
      'mutation ($i: Boolean!) { ... on Mutation @include(if: $i) { o } }',
      'mutation ($i: Boolean!) { ... on Mutation @include(if: $i) { ...F } } fragment F on Mutation { m }',
    ]);
  });
});

import { subgraphSdl } from '@banenbrug/service-common';
import { getOperationAST, parse, printSchema } from 'graphql';
import { composeSupergraph } from '../compose';
import { readSupergraph } from '../supergraph/read-supergraph';
import { cachePolicyOf } from './cache-policy';

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@authenticated"])`;
const one = `
  type Query {
    scalar: Int kept: Int @cacheControl(maxAge: 60) own: Int @cacheControl(maxAge: 60, scope: PRIVATE)
    inherited: Int @cacheControl(inheritMaxAge: true)
    guarded: Int @authenticated @cacheControl(maxAge: 60)
    a: A @cacheControl(maxAge: 50) byType: Hinted overType: Hinted @cacheControl(maxAge: 9) node: Node @cacheControl(maxAge: 40)
    either: Either @cacheControl(maxAge: 40)
  }
  type Mutation { kept: Int @cacheControl(maxAge: 60) }
  type A implements Node @key(fields: "id") {
    id: ID! plain: Plain hinted: Hinted inherits: Plain @cacheControl(inheritMaxAge: true) short: Int @cacheControl(maxAge: 5)
    value: Value size: Int
  }
  type B implements Node { id: ID! size: Int @cacheControl(maxAge: 7) }
  interface Node { id: ID! size: Int }
  union Either = A | Hinted
  type Plain { x: Int } type Hinted @cacheControl(maxAge: 30) { x: Int } type Value @cacheControl(inheritMaxAge: true) { x: Int }
`;
const two = `
  type A @key(fields: "id") { id: ID! far: Plain2 @cacheControl(maxAge: 20, scope: PRIVATE) }
  type Plain2 { x: Int }
`;

function composed() {
  const outcome = composeSupergraph([
    { name: 'one', sdl: link + subgraphSdl(one) },
    { name: 'two', sdl: link + subgraphSdl(two) },
  ]);
  if (outcome.type === 'failed') throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return readSupergraph(outcome.supergraph);
}

describe('the policy of an operation', () => {
  const supergraph = composed();
  const policyOf = (query: string, name?: string): string => {
    const document = parse(query);
    const operation = getOperationAST(document, name);
    if (!operation) throw new Error('no such operation');
    const { maxAge, scope } = cachePolicyOf(document, operation, supergraph);
    return `${maxAge} ${scope}`;
  };

  it.each([
    ['what the field at the root says', '{ kept }', '60 PUBLIC'],
    ['nothing, of one that says nothing', '{ scalar }', '0 PUBLIC'],
    ['nothing, of one that has nobody to inherit from', '{ inherited }', '0 PUBLIC'],
    ['nothing, of names of types alone', '{ __typename }', '0 PRIVATE'],
    ['the least of all', '{ kept a { id } }', '50 PUBLIC'],
    ['with scalars as fresh as their object', '{ a { id size __typename } }', '50 PUBLIC'],
    ['with scalars that say otherwise', '{ a { id short } }', '5 PUBLIC'],
    ['nothing, with an object that says nothing', '{ a { plain { x } } }', '0 PUBLIC'],
    ['with an object that inherits', '{ a { inherits { x } } }', '50 PUBLIC'],
    ['with an object whose type inherits', '{ a { value { x } } }', '50 PUBLIC'],
    ['with what the type of an object says', '{ a { hinted { x } } }', '30 PUBLIC'],
    ['at the root as well', '{ byType { x } }', '30 PUBLIC'],
    ['with a field that says more than its type', '{ overType { x } }', '9 PUBLIC'],
    ['with the fields of other subgraphs', '{ a { far { x } } }', '20 PRIVATE'],
    ['as PRIVATE when one of them is', '{ kept own }', '60 PRIVATE'],
    ['as PRIVATE when one of them is guarded', '{ kept guarded }', '60 PRIVATE'],
    ['of an interface, with what each of its objects says', '{ node { id size } }', '7 PUBLIC'],
    ['of a union, with what the types in it say', '{ either { __typename } }', '40 PUBLIC'],
    [
      'through fragments',
      '{ ...F } fragment F on Query { kept ... on Query { a { ...G } } } fragment G on A { short }',
      '5 PUBLIC',
    ],
    [
      'with what a condition leaves out',
      'query ($if: Boolean!) { kept scalar @include(if: $if) }',
      '0 PUBLIC',
    ],
    ['under aliases', '{ scalar: kept }', '60 PUBLIC'],
    ['nothing, with questions about the schema', '{ kept __type(name: "A") { name } }', '0 PUBLIC'],
    ['nothing, of a mutation', 'mutation { kept }', '0 PRIVATE'],
  ])('is %s', (_, query, policy) => {
    expect(policyOf(query)).toBe(policy);
  });

  it('is that of the operation that is run', () => {
    expect(policyOf('query A { kept } query B { scalar }', 'A')).toBe('60 PUBLIC');
  });

  it('stands in nothing that clients see', () => {
    expect(printSchema(supergraph.publicSchema)).not.toMatch(/cacheControl/i);
  });
});

import { parse, print } from 'graphql';
import { indexTypes } from '../supergraph/type-index';
import { composeSupergraph } from '../compose';
import { clientKey } from './client-keys';
import { createPlanner } from './planner';
import { planningDocument } from './planning-document';

const types = indexTypes(parse('type Q { a: A code: ID } type A { id: ID name: String hidden: Int }'));
const planned = (text: string): string =>
  print(planningDocument(parse(text), types))
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('planningDocument', () => {
  it('moves an alias aside that is the name of any field, and no other', () => {
    expect(planned('{ a { id: name nick: name hidden: name name } }')).toBe(
      '{ a { __c_id: name nick: name __c_hidden: name name } }',
    );
    expect(clientKey('__c_id')).toBe('id');
    expect(clientKey('nick')).toBe('nick');
  });

  it('drops an alias that says nothing', () => {
    expect(planned('{ a: a { id: id } }')).toBe('{ a { id } }');
  });

  it('asks a wanted type plainly, beside whatever fragment wants it', () => {
    expect(planned('{ a { t: __typename } }')).toBe('{ a { __typename __typename } }');
    expect(planned('{ a { ...F } } fragment F on A { ... { t: __typename } }')).toBe(
      '{ a { __typename ...F } } fragment F on A { ... { __typename } }',
    );
  });

  it('asks the type where fragments in fragments hold all that is asked, and may exclude each other', async () => {
    expect(planned('{ a { ... on A { ... on A { id } } } }')).toBe(
      '{ a { __typename ... on A { ... on A { id } } } }',
    );
    expect(planned('{ a { ... on A { id ... on A { name } } } }')).toBe(
      '{ a { ... on A { id ... on A { name } } } }',
    );
    const sdl = `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9")
      type Query { found: Found }
      union Found = A | B
      interface I { id: ID }
      type A implements I { id: ID }
      type B implements I { id: ID }
    `;
    const outcome = composeSupergraph([{ name: 'one', sdl }]);
    if (outcome.type === 'failed') throw new Error('The schemas do not compose.');
    const { supergraph } = outcome;
    const excluded = parse('{ found { ... on A { ... on I { ...F } } } } fragment F on B { id }');
    const plan = await createPlanner(supergraph).plan(
      planningDocument(excluded, indexTypes(parse(supergraph))),
      undefined,
    );
    expect(plan.node).toMatchObject({ kind: 'Fetch', operation: '{found{__typename}}' });
  });
});

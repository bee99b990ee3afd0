import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { createGateway } from '../src/gateway';
import { createPlanner } from '../src/plan/planner';
import { type Federation, composeOrThrow, startFederation } from './federation/start-federation';

const left = {
  typeDefs: `
    type Query { things: [Thing!]! node(id: ID!): Node }
    interface Node { id: ID! }
    type Thing implements Node @key(fields: "id") { id: ID! name: String! weight: Int }
    type Other implements Node @key(fields: "id") { id: ID! name: ID }
    type Mutation { put(id: ID!): Thing }
  `,
  resolvers: {
    Query: { things: () => [{ id: '1', name: 'one', weight: 2 }], node: () => null },
    Node: { __resolveType: () => 'Thing' },
    Thing: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'one', weight: 2 }) },
  },
};
const right = {
  typeDefs: `
    type Thing @key(fields: "id") { id: ID! weight: Int @external price(vat: Boolean = true): Int @requires(fields: "weight") }
    type Other @key(fields: "id") { id: ID! stock: Int }
    type Mutation { drop(id: ID!): Thing }
  `,
  resolvers: {
    Thing: {
      __resolveReference: (reference: object) => reference,
      price: ({ weight }: { weight: number }) => weight * 10,
    },
  },
};

describe('the planner’s plans, the contract of a 0.0 release', () => {
  const planner = createPlanner(composeOrThrow({ left, right }));
  it.each([
    ['an entity field with @requires', 'query ($v: Boolean = false) { things { name price(vat: $v) } }'],
    ['types of an interface', '{ node(id: "1") { id ... on Thing { price } ... on Other { stock } } }'],
    ['conflicting types under one name', '{ node(id: "1") { ... on Thing { name } ... on Other { name } } }'],
    ['two paths to one type', '{ a: things { price } b: things { price(vat: false) } }'],
    ['a mutation', 'mutation { put(id: "1") { price } }'],
  ])('have the known form for %s', async (_, query) => {
    expect(await planner.plan(parse(query), undefined)).toMatchSnapshot();
  });
});

describe('the planner’s known limit', () => {
  // When this fails the planner has learnt it: take the sentence out of the README.
  it('is a field with @requires below another entity of its own type in the same subgraph', async () => {
    const planner = createPlanner(
      composeOrThrow({
        left,
        right: {
          typeDefs: `type Thing @key(fields: "id") {
            id: ID! weight: Int @external price: Int @requires(fields: "weight") next: Thing
          }`,
        },
      }),
    );
    await expect(planner.plan(parse('{ things { next { weight } } }'), undefined)).resolves.toBeDefined();
    await expect(planner.plan(parse('{ things { next { price } } }'), undefined)).rejects.toMatchObject({
      message: expect.stringContaining('failed to build fetch graph'),
    });
  });
});

describe('createGateway', () => {
  it('fails at once when a subgraph of the supergraph has no transport', () => {
    const verifyToken = () => Promise.reject(new Error('no tokens'));
    const supergraph = composeOrThrow({ left, right });
    expect(() => createGateway({ supergraph, transports: new Map(), verifyToken })).toThrow(
      'There is no transport for the subgraph "left".',
    );
    const noSupergraph = 'type Query { a: Int }';
    expect(() => createGateway({ supergraph: noSupergraph, transports: new Map(), verifyToken })).toThrow(
      'The text is no supergraph',
    );
  });
});

describe('plans of a gateway', () => {
  let federation: Federation;
  let plans: jest.SpyInstance;
  beforeEach(async () => {
    plans = jest.spyOn(QueryPlanner.prototype, 'planAsync');
    federation = await startFederation('in-process', { left, right }, { maxPlans: 2 });
  });
  afterEach(async () => {
    plans.mockRestore();
    await federation.close();
  });

  it('are made once per document and operation, also for requests that come at the same time', async () => {
    const query = 'query A { things { price } } query B { things { name } }';
    const run = (operationName: string) => federation.gateway.executeOperation({ query, operationName });
    await Promise.all([run('A'), run('A'), run('B'), run('A')]);
    await run('B');
    expect(plans).toHaveBeenCalledTimes(2);
    expect((await run('A')).data).toEqual({ things: [{ price: 20 }] });
    expect((await run('B')).data).toEqual({ things: [{ name: 'one' }] });
  });

  it('are made once for each combination of values of the conditions, and only when it occurs', async () => {
    const query =
      'query ($a: Boolean!, $b: Boolean = true) { things { id price @include(if: $a) name @skip(if: $b) } }';
    await Promise.all([federation.ask(query, { a: true }), federation.ask(query, { a: true, b: true })]);
    expect(plans).toHaveBeenCalledTimes(1);
    expect((await federation.ask(query, { a: false, b: false })).data).toEqual({
      things: [{ id: '1', name: 'one' }],
    });
    expect((await federation.ask(query, { a: true })).data).toEqual({ things: [{ id: '1', price: 20 }] });
    expect(plans).toHaveBeenCalledTimes(2);
  });

  it('are forgotten when there are too many, oldest first', async () => {
    for (const query of ['{ things { id } }', '{ things { name } }', '{ things { weight } }'])
      await federation.ask(query);
    await federation.ask('{ things { weight } }');
    expect(plans).toHaveBeenCalledTimes(3);
    await federation.ask('{ things { id } }');
    expect(plans).toHaveBeenCalledTimes(4);
  });

  it('that cannot be made are an internal error without details, and are tried again', async () => {
    plans.mockRejectedValueOnce(new Error('walker failed at /secret'));
    const first = await federation.ask('{ things { price name } }', {}, { requestId: 'r-7' });
    expect(first).toEqual({
      errors: [
        { message: expect.any(String), extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: 'r-7' } },
      ],
    });
    expect(JSON.stringify(first)).not.toContain('walker');
    expect(await federation.ask('{ things { price name } }')).toEqual({
      data: { things: [{ price: 20, name: 'one' }] },
    });
  });
});

import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { type Federation, startFederation, wires } from './federation/start-federation';

let log: string[] = [];

const step = (service: string) => ({
  typeDefs: `
    type Query { ${service}Count: Int }
    type Mutation { ${service}(label: String!, fail: Boolean = false): Ticket ${service}Strict: Ticket! }
    type Ticket @key(fields: "id") { id: ID! ${service}Log: [String!] }
  `,
  resolvers: {
    Query: { [`${service}Count`]: () => log.length },
    Mutation: {
      [service]: async (_: never, { label, fail }: { label: string; fail: boolean }) => {
        await new Promise((resolve) => setTimeout(resolve, service === 'first' ? 30 : 1));
        log.push(`${service} ${label}`);
        if (fail) throw new Error('refused');
        return { id: label };
      },
      [`${service}Strict`]: () => null,
    },
    Ticket: {
      __resolveReference: ({ id }: { id: string }) => ({ id }),
      [`${service}Log`]: () => [...log],
    },
  },
});

describe.each(wires)('operations over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { first: step('first'), second: step('second') });
  });
  beforeEach(() => {
    log = [];
    federation.fetches.length = 0;
  });
  afterAll(() => federation.close());

  it('runs mutations one after the other, across subgraphs, each with what it returns', async () => {
    const answer = await federation.ask(`mutation {
      a: first(label: "a") { id secondLog }
      ...More
      c: first(label: "c") { id secondLog }
    }
    fragment More on Mutation { b: second(label: "b") { id firstLog } }`);
    // Each reads the log of the other subgraph before the next mutation has written to it.
    expect(answer.data).toEqual({
      a: { id: 'a', secondLog: ['first a'] },
      b: { id: 'b', firstLog: ['first a', 'second b'] },
      c: { id: 'c', secondLog: ['first a', 'second b', 'first c'] },
    });
  });

  it('goes on with the next mutation when one fails', async () => {
    const answer = await federation.ask(
      'mutation { a: first(label: "a", fail: true) { id } b: second(label: "b") { id } }',
    );
    expect(log).toEqual(['first a', 'second b']);
    expect(answer.data).toEqual({ a: null, b: { id: 'b' } });
    expect(answer.errors?.map(({ path }) => path)).toEqual([['a']]);
  });

  it('sends a mutation once, also when its subgraph is slow', async () => {
    await federation.ask('mutation { first(label: "once") { id } }');
    expect(log).toEqual(['first once']);
    expect(federation.fetches).toHaveLength(1);
  });

  it('answers introspection without a fetch, and together with data', async () => {
    const answer = await federation.ask(getIntrospectionQuery());
    expect(federation.fetches).toEqual([]);
    const schema = buildClientSchema(answer.data as never);
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort()).toEqual([
      'firstCount',
      'secondCount',
    ]);
    expect(schema.getType('_Entity')).toBeUndefined();
    expect(schema.getType('join__Graph')).toBeUndefined();

    const mixed = await federation.ask(
      `query ($n: String!) {
        firstCount
        ...Meta
        t: __type(name: $n) { kind fields { name type { name ofType { name } } } }
      }
      fragment Meta on Query { __schema { queryType { name } mutationType { n: name } } secondCount }`,
      { n: 'Ticket' },
    );
    expect(mixed).toEqual({
      data: {
        firstCount: 0,
        __schema: { queryType: { name: 'Query' }, mutationType: { n: 'Mutation' } },
        secondCount: 0,
        t: {
          kind: 'OBJECT',
          fields: expect.arrayContaining([{ name: 'id', type: { name: null, ofType: { name: 'ID' } } }]),
        },
      },
    });
  });

  it('keeps introspection to itself when it is off', async () => {
    const closed = await startFederation(wire, { first: step('first') }, { introspection: false });
    const answer = await closed.ask('{ __schema { queryType { name } } }');
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('INTROSPECTION_DISABLED');
    const misspelt = await closed.ask('{ firstCoun }');
    expect(misspelt.errors?.[0]?.message).toBe('Cannot query field "firstCoun" on type "Query".');
    await closed.close();
  });

  it('runs the operation that is named, and says so when there is none or no choice', async () => {
    const query = 'query One { firstCount } query Two { secondCount }';
    const run = (operationName?: string) => federation.gateway.executeOperation({ query, operationName });
    expect((await run('One')).data).toEqual({ firstCount: 0 });
    expect((await run('Two')).data).toEqual({ secondCount: 0 });
    expect((await run('Three')).errors).toMatchObject([
      { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
    ]);
    expect((await run()).errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  });

  it('refuses documents of too many tokens', async () => {
    const short = await startFederation(wire, { first: step('first') }, { limits: { tokens: 20 } });
    const answer = await short.ask(`{ ${'firstCount '.repeat(30)} }`);
    expect(answer.errors).toMatchObject([{ extensions: { code: 'TOKEN_LIMIT_EXCEEDED' } }]);
    await short.close();
  });
});

import { type Server, createServer } from 'node:http';
import { createGateway } from '../../src/gateway';
import { createHttpTransport } from '../../src/transport/http-transport';
import { createInProcessTransport } from '../../src/transport/in-process-transport';
import type { SubgraphTransport } from '../../src/transport/subgraph-transport';
import { type Wire, composeOrThrow, listening, recordingLogger, wires } from '../federation/start-federation';

const sites = {
  typeDefs: `
    type Query { sites: [Site!]  one: Site  anything: Anything  things: [Anything!]! }
    type Site @key(fields: "id") { id: ID! size: Int state: State flags: [Boolean!] place: Place region: Region }
    type Region @key(fields: "code") { code: ID! }
    interface Place { street: String! }
    type House implements Place { street: String! }
    enum State { OPEN CLOSED }
    scalar Anything
  `,
};
const regions = { typeDefs: 'type Region @key(fields: "code") { code: ID! name: String twin: Region }' };
const supergraph = composeOrThrow({ sites, regions });

const unusable = (path: (string | number)[], service?: string): object => ({
  message: `${service ? `The service "${service}"` : 'A service'} gave no usable answer. Its part of the answer is missing.`,
  path,
  extensions: { code: 'SUBGRAPH_BAD_RESPONSE', ...(service ? { service } : {}) },
});

/** A list in a list in a list … as JSON. */
const deep = '['.repeat(100_000) + ']'.repeat(100_000);

describe.each(wires)('an answer over %s', (wire) => {
  const servers: Server[] = [];
  const logger = recordingLogger();
  afterAll(() => {
    for (const server of servers) server.close();
  });
  beforeEach(() => {
    logger.lines.length = 0;
  });

  const named = { regions: '{"data":{"_entities":[{"name":"Region"}]}}' };

  /** What a client gets when the subgraphs answer with these texts. */
  async function ask(
    query: string,
    answers: { sites: string; regions?: string },
    language: 'en' | 'nl' = 'en',
  ) {
    const texts = Object.entries({ ...named, ...answers });
    const transports = await Promise.all(
      texts.map(async ([name, text]) => [name, await transportOf(wire, text, servers)] as const),
    );
    const gateway = createGateway({
      supergraph,
      transports: new Map(transports),
      verifyToken: () => Promise.reject(new Error('no tokens')),
      logger,
    });
    try {
      return JSON.parse(JSON.stringify(await gateway.executeOperation({ query }, { language })));
    } finally {
      await gateway.close();
    }
  }

  it('with values of another type has null there, and one error that names the subgraph', async () => {
    const list = [1, 'two', {}, [4], 2 ** 40].map((size) => ({ id: 'x', size }));
    const answer = await ask('{ sites { id size } }', { sites: JSON.stringify({ data: { sites: list } }) });
    const sizes = [1, null, null, null, null];
    expect(answer).toEqual({
      data: { sites: sizes.map((size) => ({ id: 'x', size })) },
      errors: [unusable(['sites', 1, 'size'], 'sites')],
    });
    expect(logger.lines).toEqual([
      {
        message: 'a fetch from a subgraph failed',
        facts: expect.objectContaining({
          service: 'sites',
          code: 'SUBGRAPH_BAD_RESPONSE',
          reason: 'values have not the type of their field: 4, the first of Site.size',
        }),
      },
    ]);
  });

  it.each([
    ['an enum that is a number', '{ one { state } }', { state: 1 }, { state: null }, ['state']],
    ['an item that is a text', '{ one { flags } }', { flags: [true, 'no'] }, { flags: null }, ['flags', 1]],
    ['a list that is an object', '{ one { flags } }', { flags: {} }, { flags: null }, ['flags']],
    [
      'an interface that is a text',
      '{ one { place { street } } }',
      { place: 'x' },
      { place: null },
      ['place'],
    ],
    [
      'a number in an object that says its type',
      '{ one { place { __typename street } } }',
      { place: { __typename: 'House', street: 1 } },
      { place: null },
      ['place', 'street'],
    ],
  ])('with %s has null, as far up as the schema asks', async (_, query, one, expected, path) => {
    expect(await ask(query, { sites: JSON.stringify({ data: { one } }) })).toEqual({
      data: { one: expected },
      errors: [unusable(['one', ...path], 'sites')],
    });
  });

  it('blames nobody for a value that several subgraphs can give', async () => {
    const given = { data: { one: { region: { code: { not: 'a code' } } } } };
    expect(await ask('{ one { region { code } } }', { sites: JSON.stringify(given) })).toEqual({
      data: { one: { region: null } },
      errors: [unusable(['one', 'region', 'code'])],
    });
  });

  it('is called unusable in the language of the client', async () => {
    const given = { data: { one: { region: { code: true } } } };
    const { errors } = await ask('{ one { region { code } } }', { sites: JSON.stringify(given) }, 'nl');
    expect(errors[0].message).toBe(
      'Een dienst gaf geen bruikbaar antwoord. Dit deel van het antwoord ontbreekt.',
    );
  });

  it('with lists without end on the way to entities leaves the rest standing', async () => {
    const given = `{"data":{"sites":[${deep},{"id":"s","region":{"__typename":"Region","code":"R"}}],"one":{"id":"s"}}}`;
    expect(await ask('{ sites { region { name } } one { id } }', { sites: given })).toEqual({
      data: { sites: null, one: { id: 's' } },
      errors: [unusable(['sites', 0], 'sites')],
    });
  });

  it('with a value of a free form that nobody could write down has null there', async () => {
    const given = `{"data":{"anything":${deep},"one":{"id":"s"}}}`;
    expect(await ask('{ anything one { id } }', { sites: given })).toEqual({
      data: { anything: null, one: { id: 's' } },
      errors: [unusable(['anything'], 'sites')],
    });
  });

  it('that refuses the gateway’s document is the subgraph’s fault, and the log says what to do', async () => {
    const extensions = { code: 'GRAPHQL_VALIDATION_FAILED' };
    const message = 'Cannot query field "size" on type "Site". Did you mean "secretSize"?';
    const given = JSON.stringify({ errors: [{ message, extensions }] });
    expect(await ask('{ one { size } }', { sites: given })).toEqual({
      data: { one: null },
      errors: [unusable(['one'], 'sites')],
    });
    expect(logger.lines[0]?.facts).toMatchObject({
      reason: expect.stringContaining('its schema is older than the supergraph'),
    });
  });

  it('with an error that was not foreseen says no more of it than that', async () => {
    const error = { message: 'connect postgres://10.0.0.7', path: ['one'], extensions: { requestId: 'r-1' } };
    const { data, errors } = await ask('{ one { size } }', {
      sites: JSON.stringify({ data: { one: null }, errors: [error] }),
    });
    expect(data).toEqual({ one: null });
    expect(errors).toEqual([
      {
        message: expect.not.stringContaining('postgres'),
        path: ['one'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', service: 'sites', requestId: 'r-1' },
      },
    ]);
  });

  it('has what was asked under names that every object of JavaScript has', async () => {
    const given = {
      one: { region: { __typename: 'Region', code: 'R' }, __c_toString: 4, __c_valueOf: null },
    };
    const entity = { __c_constructor: { code: 'T' } };
    const query = '{ one { toString: size valueOf: flags region { constructor: twin { code } } } }';
    const answers = {
      sites: JSON.stringify({ data: given }),
      regions: JSON.stringify({ data: { _entities: [entity] } }),
    };
    expect(await ask(query, answers)).toEqual({
      data: { one: { toString: 4, valueOf: null, region: { constructor: { code: 'T' } } } },
    });
  });
});

async function transportOf(wire: Wire, text: string, servers: Server[]): Promise<SubgraphTransport> {
  if (wire === 'in-process') return createInProcessTransport({ execute: async () => JSON.parse(text) });
  const server = createServer((request, response) => {
    request.resume();
    response.end(text);
  });
  servers.push(server);
  return createHttpTransport({ url: await listening(server) });
}

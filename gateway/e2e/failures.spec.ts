import { createServer, type Server } from 'node:http';
import { sensitive, testLogger } from '@banenbrug/testkit';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import { createGateway } from '../src/gateway';
import { createHttpTransport } from '../src/transport/http-transport';
import {
  type Federation,
  type TestContext,
  composeOrThrow,
  federation2,
  listening,
  recordingLogger,
  serveSubgraph,
  startFederation,
  wires,
} from './federation/start-federation';

const sites = {
  typeDefs: `
    type Query { sites: [Site!]!  one: Site  version: String! }
    type Site @key(fields: "id") { id: ID! region: Region strict: Region! }
    type Region @key(fields: "code") { code: ID! demand: Int }
  `,
  resolvers: {
    Query: {
      sites: () => ['s1', 's2', 's3'].map((id) => ({ id })),
      one: () => ({ id: 's1' }),
      version: () => '1',
    },
    Site: {
      region: ({ id }: { id: string }) => ({ code: id === 's3' ? 'R2' : 'R1' }),
      strict: () => ({ code: 'R1' }),
    },
    Region: { __resolveReference: (reference: object) => reference, demand: () => 7 },
  },
};

const regions = {
  typeDefs: `
    type Query { regions: [Region!]! nothing: String! }
    type Region @key(fields: "code") {
      code: ID! name: String! desk: Desk desks: [Desk!]! secret: String slow: String
    }
    type Desk { phone: String! broken: String! }
  `,
  resolvers: {
    Query: {
      regions: () => [{ code: 'R1' }, { code: 'R2' }],
      nothing: () => {
        throw new GraphQLError('No such thing.', {
          extensions: { code: 'GONE', reason: 'closed', internal: 'postgres://10.0.0.1', maximum: 3 },
        });
      },
    },
    Region: {
      __resolveReference: async ({ code }: { code: string }) => ({ code }),
      name: ({ code }: { code: string }) => `Region ${code}`,
      desk: () => ({ phone: '010' }),
      desks: () => [{ phone: '010' }, { phone: '020' }],
      secret: ({ code }: { code: string }) => {
        if (code === 'R1')
          throw new GraphQLError('You may not see this.', { extensions: { code: 'FORBIDDEN' } });
        return 'open';
      },
      slow: (_: never, __: never, { signal }: TestContext) =>
        new Promise((resolve) => signal?.addEventListener('abort', () => resolve('late'))),
    },
    Desk: {
      broken: () => {
        throw new GraphQLError('Out of order.', { extensions: { code: 'BROKEN' } });
      },
    },
  },
};

describe.each(wires)('errors of a subgraph over %s', (wire) => {
  let federation: Federation;
  beforeAll(async () => {
    federation = await startFederation(wire, { sites, regions });
  });
  afterAll(() => federation.close());

  it('tells one entity’s error at every place that the entity serves', async () => {
    const answer = await federation.ask('{ sites { region { secret } } one { r: region { s: secret } } }');
    expect(answer.data).toEqual({
      sites: [{ region: { secret: null } }, { region: { secret: null } }, { region: { secret: 'open' } }],
      one: { r: { s: null } },
    });
    expect(answer.errors).toHaveLength(3);
    for (const path of [
      ['sites', 0, 'region', 'secret'],
      ['sites', 1, 'region', 'secret'],
      ['one', 'r', 's'],
    ]) {
      expect(answer.errors).toContainEqual({
        message: 'You may not see this.',
        path,
        extensions: { code: 'FORBIDDEN', service: 'regions' },
      });
    }
  });

  it('passes message, code and harmless facts of an error, and nothing else', async () => {
    const answer = await federation.ask('{ nothing }');
    expect(answer).toEqual({
      data: null,
      errors: [
        {
          message: 'No such thing.',
          path: ['nothing'],
          extensions: { code: 'GONE', service: 'regions', reason: 'closed', maximum: 3 },
        },
      ],
    });
  });

  it('gives null for the list when one of its items could not be made', async () => {
    const answer = await federation.ask('{ sites { id region { name desks { phone broken } } } }');
    // Region.desks is non-null and so are its items: the null goes up to the nullable Site.region.
    expect(answer.data).toEqual({ sites: ['s1', 's2', 's3'].map((id) => ({ id, region: null })) });
    expect(new Set(answer.errors?.map(({ extensions }) => extensions?.['code']))).toEqual(
      new Set(['BROKEN']),
    );
  });

  it('gives no half object when a required part of it failed', async () => {
    const answer = await federation.ask('{ regions { code desk { phone broken } } }');
    expect(answer.data).toEqual({
      regions: [
        { code: 'R1', desk: null },
        { code: 'R2', desk: null },
      ],
    });
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ['regions', 0, 'desk', 'broken'],
      ['regions', 1, 'desk', 'broken'],
    ]);
  });

  it('gives up on a subgraph that does not answer in time', async () => {
    const logger = recordingLogger();
    const hasty = await startFederation(wire, { sites, regions }, { timeoutMs: { regions: 150 }, logger });
    try {
      const answer = await hasty.ask('{ sites { id region { code slow } } version }');
      expect(answer.data).toEqual({
        sites: [
          { id: 's1', region: { code: 'R1', slow: null } },
          { id: 's2', region: { code: 'R1', slow: null } },
          { id: 's3', region: { code: 'R2', slow: null } },
        ],
        version: '1',
      });
      expect(answer.errors).toEqual([
        {
          message: 'The service "regions" did not answer in time. Its part of the answer is missing.',
          path: ['sites', 0, 'region'],
          extensions: { code: 'SUBGRAPH_TIMEOUT', service: 'regions' },
        },
      ]);
      expect(logger.lines).toHaveLength(1);
    } finally {
      await hasty.close();
    }
  });

  it('stops asking when the client has gone', async () => {
    federation.fetches.length = 0;
    const gone = AbortSignal.abort();
    await federation.ask('{ sites { region { name } } }', {}, { signal: gone });
    expect(federation.fetches.length).toBeLessThanOrEqual(1);
  });
});

describe('a subgraph that is down', () => {
  let federation: Federation;
  const logger = recordingLogger();
  beforeAll(async () => {
    federation = await startFederation('http', { sites, regions }, { logger });
    await federation.ask('{ sites { region { name } } }');
    await federation.stop('regions');
  });
  afterAll(() => federation.close());
  beforeEach(() => {
    logger.lines.length = 0;
  });

  const down = (path: (string | number)[]): object => ({
    message: 'The service "regions" cannot be reached. Its part of the answer is missing.',
    path,
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'regions' },
  });

  it('leaves the rest of the answer standing, with one error', async () => {
    const answer = await federation.ask('{ sites { id region { code demand desk { phone } } } version }');
    expect(answer).toEqual({
      data: {
        sites: [
          { id: 's1', region: { code: 'R1', demand: 7, desk: null } },
          { id: 's2', region: { code: 'R1', demand: 7, desk: null } },
          { id: 's3', region: { code: 'R2', demand: 7, desk: null } },
        ],
        version: '1',
      },
      errors: [down(['sites', 0, 'region'])],
    });
  });

  it('never gives a half list or object in place of null', async () => {
    expect(await federation.ask('{ sites { id region { name } } }')).toEqual({
      data: { sites: ['s1', 's2', 's3'].map((id) => ({ id, region: null })) },
      errors: [down(['sites', 0, 'region'])],
    });
    expect(await federation.ask('{ sites { id region { desks { phone } } } }')).toEqual({
      data: { sites: ['s1', 's2', 's3'].map((id) => ({ id, region: null })) },
      errors: [down(['sites', 0, 'region'])],
    });
    expect(await federation.ask('{ sites { strict { name } } }')).toEqual({
      data: null,
      errors: [down(['sites', 0, 'strict'])],
    });
  });

  it('nulls everything when a non-null root field is lost', async () => {
    expect(await federation.ask('{ version list: regions { code } }')).toEqual({
      data: null,
      errors: [down(['list'])],
    });
  });

  it('says it in Dutch to who prefers Dutch', async () => {
    const answer = await federation.ask('{ one { region { desk { phone } } } }', {}, { language: 'nl' });
    expect(answer.errors?.[0]?.message).toBe(
      'De dienst "regions" is niet bereikbaar. Dit deel van het antwoord ontbreekt.',
    );
  });

  it('logs the failure once, with request id and service', async () => {
    await federation.ask('{ sites { region { desk { phone } } } }', {}, { requestId: 'r-1' });
    expect(logger.lines).toEqual([
      {
        facts: expect.objectContaining({
          requestId: 'r-1',
          service: 'regions',
          code: 'SUBGRAPH_UNAVAILABLE',
        }),
        message: 'a fetch from a subgraph failed',
      },
    ]);
  });

  it('tells neither address nor body nor stack', async () => {
    const text = JSON.stringify(await federation.ask('{ sites { region { desk { phone } } } }'));
    expect(text).not.toMatch(/127\.0\.0\.1|ECONN|representations|at \w+ \(|http:/);
  });
});

describe('a subgraph that refuses', () => {
  const servers: Server[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });

  async function answering(status: number, body: string): Promise<Awaited<ReturnType<typeof ask>>> {
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body);
    });
    servers.push(server);
    return ask(await listening(server));
  }

  async function ask(url: string): Promise<{ data?: unknown; errors?: readonly { extensions?: object }[] }> {
    const good = await serveSubgraph(
      buildSubgraphSchema([
        { typeDefs: parse(federation2 + sites.typeDefs), resolvers: sites.resolvers as never },
      ]),
    );
    const gateway = createGateway({
      supergraph: composeOrThrow({ sites, regions }),
      transports: new Map([
        ['sites', createHttpTransport({ url: good.url })],
        ['regions', createHttpTransport({ url })],
      ]),
      verifyToken: () => Promise.reject(new Error('no tokens')),
      logger: testLogger('gateway'),
    });
    try {
      const answer = await gateway.executeOperation({
        query: '{ one { id region { code desk { phone } } } }',
      });
      return JSON.parse(JSON.stringify(answer));
    } finally {
      await gateway.close();
      await good.stop();
    }
  }

  it('passes the errors of a refusal that has no data, at the place it was for', async () => {
    const body = JSON.stringify({
      errors: [{ message: 'Sign in again.', extensions: { code: 'UNAUTHENTICATED', stacktrace: ['x'] } }],
    });
    expect(await answering(401, body)).toEqual({
      data: { one: { id: 's1', region: { code: 'R1', desk: null } } },
      errors: [
        {
          message: 'Sign in again.',
          path: ['one', 'region'],
          extensions: { code: 'UNAUTHENTICATED', service: 'regions' },
        },
      ],
    });
  });

  it('does not pass a value that a subgraph quotes out of a variable', async () => {
    const bsn = sensitive('BSN', '123456782');
    const body = JSON.stringify({
      errors: [
        {
          message: `Variable "$x" got invalid value "${bsn}"; Expected type "LocalDate".`,
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ],
    });
    const answer = await answering(400, body);
    expect(JSON.stringify(answer)).not.toContain(bsn);
    expect(answer.errors?.[0]).toMatchObject({ message: 'Variable "$x" got an invalid value.' });
  });
});

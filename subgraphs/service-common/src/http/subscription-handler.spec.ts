import { fixedClock, gatewayFetch, observedLogger, testGatewayKeys } from '@banenbrug/testkit';
import { DataSource } from 'typeorm';
import { createSubgraph, type RequestContext } from '../graphql';
import { type Caller, createSignatureVerifier, publicCaller, type VerifiedToken } from '../identity';
import { randomId } from '../ids';
import { untilAborted } from '../streams';
import { serveSubgraph } from './serve-subgraph';
import type { RunningServer } from './start-server';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { ping: String }
  type Subscription { who: String forever: String }
`;

const organiser: Caller = { ...publicCaller, role: 'ORGANISER', subject: 'organiser' };
const verified: VerifiedToken = {
  issuer: 'urn:test',
  subject: 'organiser',
  expiresAt: new Date('2026-06-15T09:00:00Z'),
  claims: { banenbrug: { role: 'ORGANISER' } },
};

describe('the subscriptions of a subgraph over HTTP', () => {
  let server: RunningServer;
  let url: string;
  const warnings: object[] = [];
  const followed = jest.fn();
  const ended = jest.fn();

  beforeEach(async () => {
    warnings.length = 0;
    followed.mockClear();
    ended.mockClear();
    const logger = observedLogger('toy', (facts) => warnings.push(facts));
    const resolve = (event: string): string => event;
    const subgraph = createSubgraph(
      {
        name: 'toy',
        sdl,
        createContext: (base) => base,
        resolvers: {
          Subscription: {
            who: {
              async *subscribe(_: unknown, __: unknown, { caller }: RequestContext) {
                followed();
                yield caller.subject ?? 'nobody';
              },
              resolve,
            },
            forever: {
              async *subscribe(_: unknown, __: unknown, { signal = AbortSignal.abort() }: RequestContext) {
                yield 'begun';
                await untilAborted(signal, new Promise(() => {}));
                ended();
              },
              resolve,
            },
          },
        },
      },
      {
        // Never connected: nothing of this subgraph reads.
        dataSource: new DataSource({ type: 'postgres' }),
        clock: fixedClock('2026-06-15T08:00:00Z'),
        createId: randomId,
        logger,
      },
    );
    server = await serveSubgraph(subgraph, {
      port: 0,
      logger,
      isReady: () => Promise.resolve(true),
      verifyToken: async (token) => {
        if (token === 'good') return verified;
        throw new Error('no such token');
      },
      signatures: createSignatureVerifier({ keys: testGatewayKeys }),
      heartbeatMs: 10,
    });
    url = `${server.address.url}/graphql`;
  });
  afterEach(() => server.drain(0));

  const asked = (query: unknown, more: object = {}): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query, ...more }),
  });
  const withToken = (init: RequestInit): RequestInit => ({
    ...init,
    headers: { ...(init.headers as Record<string, string>), authorization: 'Bearer good' },
  });
  const withoutBeats = (text: string): string => text.replaceAll(':\n\n', '');

  it('are a stream of events for the caller that the gateway names', async () => {
    const answer = await gatewayFetch(url, withToken(asked('subscription { who }')), organiser);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(withoutBeats(await answer.text())).toBe(
      'event: next\ndata: {"data":{"who":"organiser"}}\n\nevent: complete\ndata: \n\n',
    );
  });

  it('are not for who is not the gateway, nor for a caller without its token', async () => {
    const strange = await fetch(url, asked('subscription { who }'));
    const tokenless = await gatewayFetch(url, asked('subscription { who }'), organiser);
    expect([strange.status, tokenless.status]).toEqual([401, 401]);
    expect(await strange.json()).toMatchObject({ errors: [{ extensions: { reason: 'signature' } }] });
    expect(followed).not.toHaveBeenCalled();
    expect(warnings).toMatchObject([{ fault: 'unsigned' }]);
  });

  it.each([
    ['no document', asked(undefined)],
    ['a document that is none', asked('subscription {')],
    ['variables that are none', asked('subscription { who }', { variables: 1 })],
    ['a name that is none', asked('subscription { who }', { operationName: 1 })],
    ['a body that is no JSON', { ...asked(''), body: '{' }],
    [
      'a body of another type',
      {
        ...asked('subscription { who }'),
        headers: { accept: 'text/event-stream', 'content-type': 'text/plain' },
      },
    ],
  ])('answer 400 to %s', async (_, init) => {
    const answer = await gatewayFetch(url, init);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    expect(followed).not.toHaveBeenCalled();
  });

  it('answer 413 to a body over the limit', async () => {
    const variables = { pad: 'x'.repeat(8 * 1024 * 1024) };
    expect((await gatewayFetch(url, asked('subscription { who }', { variables }))).status).toBe(413);
  });

  it('say that they are alive while nothing happens, and end with the connection', async () => {
    const gone = new AbortController();
    const init = { ...asked('subscription { forever }'), signal: gone.signal };
    const { body } = await gatewayFetch(url, init);
    if (!body) throw new Error('There is no body.');
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      text += decoder.decode(chunk as Uint8Array);
      if (text.split(':\n\n').length > 3) break;
    }
    expect(text).toContain('event: next\ndata: {"data":{"forever":"begun"}}\n\n');
    gone.abort();
    while (ended.mock.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  });

  it('all end when the process stops, and say so', async () => {
    const streams = Array.from({ length: 20 }, () => gatewayFetch(url, asked('subscription { forever }')));
    const answers = await Promise.all(streams);
    const texts = answers.map((answer) => answer.text());
    await server.drain(60_000);
    for (const text of await Promise.all(texts)) {
      expect(withoutBeats(text)).toMatch(/event: stopping\ndata: \n\n$/);
    }
  });
});

import { randomBytes } from 'node:crypto';
import { fixedClock, gatewayFetch, observedLogger, signAsGateway, testGatewayKeys } from '@banenbrug/testkit';
import { DataSource } from 'typeorm';
import { createSubgraph, type RequestContext } from '../graphql';
import {
  type Caller,
  createRequestSigner,
  createSignatureVerifier,
  frozenCaller,
  publicCaller,
  type VerifiedToken,
  writeCallerHeader,
} from '../identity';
import { randomId } from '../ids';
import { serveSubgraph } from './serve-subgraph';
import type { RunningServer } from './start-server';

const employerId = '1c7f8d4f-9a6b-4b63-8e2f-6b3c8d0e1f2a';
const scope = { employerId: null, deskId: null, regions: [] };
const employer = frozenCaller({ ...scope, role: 'EMPLOYER', employerId, subject: 'somebody' });
const direct = { banenbrug: { role: 'EMPLOYER', employerId } };
const expiresAt = new Date('2026-06-15T09:00:00Z');

/** What each token of this test says when it is verified. */
const tokens: Readonly<Record<string, VerifiedToken>> = {
  direct: { issuer: 'urn:test', subject: 'somebody', expiresAt, claims: direct },
  mapped: { issuer: 'urn:test', subject: 'somebody', expiresAt, claims: { groups: ['a'] } },
};

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
  type Query { who: String }
`;

/** No document: whoever gets as far as parsing it is told so with 400. */
const body = '{"query":"{ who"}';

describe('a subgraph that is asked by others than the gateway', () => {
  let server: RunningServer;
  let url: string;
  const warnings: object[] = [];
  const logger = observedLogger('toy', (facts) => warnings.push(facts));
  const executed = jest.fn();
  const verifyToken = jest.fn(async (token: string) => {
    const verified = tokens[token];
    if (!verified) throw new Error('no such token');
    return verified;
  });

  beforeAll(async () => {
    const subgraph = createSubgraph(
      {
        name: 'toy',
        sdl,
        createContext: (base) => base,
        resolvers: {
          Query: {
            who: (_: unknown, __: unknown, { caller }: RequestContext) => {
              executed();
              return [caller.role, caller.subject, Object.isFrozen(caller.regions)].join(' ');
            },
          },
        },
      },
      {
        // Never connected: no field of this subgraph reads.
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
      verifyToken,
      signatures: createSignatureVerifier({ keys: testGatewayKeys }),
    });
    url = `${server.address.url}/graphql`;
  });
  afterAll(() => server.drain(100));
  beforeEach(() => {
    warnings.length = 0;
  });

  const json = { 'content-type': 'application/json' };
  const request = (token?: string, text = body): RequestInit => ({
    method: 'POST',
    body: text,
    headers: token === undefined ? json : { ...json, authorization: `Bearer ${token}` },
  });
  const signed = (caller: Caller = publicCaller, sign = signAsGateway): Record<string, string> => ({
    ...json,
    ...sign({ method: 'POST', target: '/graphql', authorization: undefined, body }, caller),
  });
  const old = createRequestSigner({
    keys: testGatewayKeys,
    clock: { now: () => new Date(Date.now() - 31_000) },
  });
  const foreign = createRequestSigner({ keys: [{ id: 'test', secret: randomBytes(32) }] });
  const unknown = createRequestSigner({ keys: [{ id: 'other', secret: randomBytes(32) }] });

  const stillLives = async (): Promise<void> => {
    const answer = await gatewayFetch(url, request(undefined, '{"query":"{ who }"}'));
    expect(await answer.json()).toEqual({ data: { who: 'PUBLIC  true' } });
  };

  it.each([
    ['nothing of the gateway’s', () => json, body, 'unsigned'],
    [
      'a caller without a signature',
      () => ({ ...json, 'banenbrug-caller': writeCallerHeader(employer) }),
      body,
      'unsigned',
    ],
    ['a forged signature', () => signed(publicCaller, foreign), body, 'altered'],
    ['a signature under a key that nobody knows', () => signed(publicCaller, unknown), body, 'unknown key'],
    ['a signature of more than 30 seconds ago', () => signed(publicCaller, old), body, 'outside the window'],
    ['an altered body', signed, '{"query":"{ who }"}', 'altered'],
    [
      'an altered caller',
      () => ({ ...signed(), 'banenbrug-caller': writeCallerHeader(employer) }),
      body,
      'altered',
    ],
    ['a token that was added', () => ({ ...signed(), authorization: 'Bearer direct' }), body, 'altered'],
  ])('answers 401 to %s before it verifies a token, parses or executes', async (_, headers, text, fault) => {
    const answer = await fetch(url, { method: 'POST', body: text, headers: headers() });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', reason: 'signature' } }],
    });
    expect([verifyToken.mock.calls, executed.mock.calls]).toEqual([[], []]);
    expect(warnings).toEqual([{ requestId: expect.any(String), fault }]);
    await stillLives();
  });

  it('answers a request once: sent again it is refused, and a new one is not', async () => {
    const headers = signed();
    const send = () => fetch(url, { method: 'POST', body, headers });
    expect((await send()).status).toBe(400);
    expect((await send()).status).toBe(401);
    expect(warnings).toMatchObject([{ fault: 'used before' }]);
    await stillLives();
  });

  it('answers a GET without a signature with 401, and says how it is to everybody', async () => {
    const get = await fetch(`${url}?query={who}`, { headers: { 'apollo-require-preflight': '1' } });
    expect(get.status).toBe(401);
    for (const path of ['health', 'ready']) {
      expect((await fetch(`${server.address.url}/${path}`)).status).toBe(200);
    }
  });

  it.each([
    ['direct', employer],
    ['mapped', employer],
    ['mapped', frozenCaller({ ...scope, role: 'ADMIN', subject: 'somebody' })],
  ])('takes the caller that the gateway names for a %s token', async (token, caller) => {
    const answer = await gatewayFetch(url, request(token, '{"query":"{ who }"}'), caller);
    expect(await answer.json()).toEqual({ data: { who: `${caller.role} somebody true` } });
  });

  it.each([
    ['another subject than the token', 'mapped', { ...employer, subject: 'somebody else' }],
    ['another employer than the token', 'direct', { ...employer, employerId: randomId() }],
    ['another role than the token', 'direct', { ...employer, role: 'ADMIN' as const, employerId: null }],
    ['nobody in spite of a token', 'direct', publicCaller],
    ['somebody without a token', undefined, employer],
  ])('answers 401 when the gateway names %s', async (_, token, caller) => {
    const answer = await gatewayFetch(url, request(token), caller);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { reason: 'invalid' } }] });
    expect(executed).not.toHaveBeenCalled();
  });
});

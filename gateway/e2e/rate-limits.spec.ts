import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { UnauthenticatedError, type VerifiedToken } from '@banenbrug/service-common';
import { Redis } from 'ioredis';
import type { HttpSettings } from '../src/server/http-settings';
import { type Federation, recordingLogger, startFederation } from './federation/start-federation';
import { type TestRedis, startTestRedis } from './redis/test-redis';
import { type Wire, layWire } from './redis/wire';

const hello = {
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'hello' } },
};

/** Tokens are subjects here; one that begins with "bad" is none. */
const verifyToken = jest.fn(async (token: string): Promise<VerifiedToken> => {
  if (token.startsWith('bad')) throw new UnauthenticatedError('invalid');
  const expiresAt = new Date(Date.now() + 60_000);
  return { issuer: 'urn:test', subject: token, expiresAt, claims: { banenbrug: { role: 'ORGANISER' } } };
});

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const open: Federation[] = [];

/** A gateway behind one proxy, so that a test may say which address asks. */
async function startGateway(http: HttpSettings, logger = recordingLogger()) {
  const federation = await startFederation(
    'in-process',
    { hello },
    { verifyToken, logger, http: { trustedProxies: 1, ...http } },
  );
  open.push(federation);
  const { url } = await federation.gateway.listen({ port: 0 });
  const ask = async (headers: Record<string, string>, body = '{"query":"{ hello }"}'): Promise<Answer> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const from = (address: string, headers: Record<string, string> = {}): Promise<Answer> =>
    ask({ 'x-forwarded-for': address, ...headers });
  const as = (subject: string, address = '192.0.2.1'): Promise<Answer> =>
    from(address, { authorization: `Bearer ${subject}` });
  return { url, federation, logger, ask, from, as };
}

type Asked = () => Promise<Answer>;

/** What the first `count` answers to the same request are. */
async function statuses(count: number, ask: Asked): Promise<number[]> {
  const seen: number[] = [];
  for (let asked = 0; asked < count; asked += 1) seen.push((await ask()).status);
  return seen;
}

/** Asks until the answer has this status. */
async function untilStatus(wanted: number, ask: Asked): Promise<void> {
  while ((await ask()).status !== wanted) await wait(20);
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((federation) => federation.close()));
});

const rateLimits = { public: 3, authenticated: 5 };

describe('rate limits', () => {
  it('answers as many requests of an address as are allowed, and then tells when to come back', async () => {
    const { from, federation } = await startGateway({ rateLimits });
    const first = await from('192.0.2.1');
    expect(first.body).toEqual({ data: { hello: 'hello' } });
    expect(first.headers.get('ratelimit-policy')).toBe('"public";q=3;w=60');
    expect(first.headers.get('ratelimit')).toBe('"public";r=2;t=60');
    expect(await statuses(2, () => from('192.0.2.1'))).toEqual([200, 200]);
    const { status, headers, body } = await from('192.0.2.1');
    const retryAfterSeconds = Number(headers.get('retry-after'));
    expect(status).toBe(429);
    expect(retryAfterSeconds).toBeGreaterThan(0);
    expect(retryAfterSeconds).toBeLessThanOrEqual(60);
    expect(headers.get('ratelimit')).toBe(`"public";r=0;t=${retryAfterSeconds}`);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(body).toEqual({
      errors: [
        {
          message: `You may ask 3 times in 60 seconds. Try again in ${retryAfterSeconds} seconds.`,
          extensions: { code: 'RATE_LIMITED', limit: 3, windowSeconds: 60, retryAfterSeconds },
        },
      ],
    });
    expect(federation.fetches).toHaveLength(3);
    expect((await from('192.0.2.2')).status).toBe(200);
  });

  it('tells it in Dutch to who reads Dutch', async () => {
    const { from } = await startGateway({ rateLimits: { ...rateLimits, public: 1 } });
    await from('192.0.2.1');
    expect((await from('192.0.2.1', { 'accept-language': 'nl' })).body).toMatchObject({
      errors: [{ message: expect.stringMatching(/^U mag 1 keer vragen in 60 seconden\./) }],
    });
  });

  it('refuses before it reads the body: the answer to one that is no JSON is 429 as well', async () => {
    const { ask, from } = await startGateway({ rateLimits });
    await statuses(3, () => from('192.0.2.1'));
    expect((await ask({ 'x-forwarded-for': '192.0.2.1' }, '{')).status).toBe(429);
  });

  it('counts all addresses of one IPv6 network together', async () => {
    const { from } = await startGateway({ rateLimits });
    const addresses = ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::', '2001:db8::4'];
    const seen: number[] = [];
    for (const address of addresses) seen.push((await from(address)).status);
    expect(seen).toEqual([200, 200, 200, 429]);
    expect((await from('2001:db8:0:1::1')).status).toBe(200);
  });

  it('believes no header where there is no proxy', async () => {
    const { from } = await startGateway({ rateLimits, trustedProxies: 0 });
    let host = 0;
    expect(await statuses(4, () => from(`192.0.2.${(host += 1)}`))).toEqual([200, 200, 200, 429]);
  });

  it('answers again in the next window', async () => {
    const { from } = await startGateway({ rateLimits: { ...rateLimits, windowSeconds: 1 } });
    expect(await statuses(4, () => from('192.0.2.1'))).toContain(429);
    await untilStatus(200, () => from('192.0.2.1'));
  });

  it('gives a subject a budget of its own, wherever it asks from', async () => {
    const { from, as } = await startGateway({ rateLimits });
    await statuses(4, () => from('192.0.2.1'));
    const first = await as('anna');
    expect(first.headers.get('ratelimit')).toBe('"authenticated";r=4;t=60');
    expect(await statuses(4, () => as('anna', '192.0.2.2'))).toEqual([200, 200, 200, 200]);
    expect(await statuses(1, () => as('anna', '192.0.2.3'))).toEqual([429]);
    expect(await statuses(1, () => as('bert'))).toEqual([200]);
  });

  it('looks at no more tokens from where too many bad ones came, and goes on answering without', async () => {
    const { from, as } = await startGateway({ rateLimits });
    let guess = 0;
    expect(await statuses(3, () => as(`bad${(guess += 1)}`))).toEqual([401, 401, 401]);
    verifyToken.mockClear();
    expect(await statuses(2, () => as(`bad${(guess += 1)}`))).toEqual([429, 429]);
    const { status, body } = await as('anna');
    expect(status).toBe(429);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', limit: 3 } }] });
    expect(verifyToken).not.toHaveBeenCalled();
    expect((await as('anna', '192.0.2.2')).status).toBe(200);
    expect((await from('192.0.2.1')).status).toBe(200);
  });

  it('counts what is no token, and another scheme, as a bad one', async () => {
    const { from } = await startGateway({ rateLimits });
    for (const authorization of ['Bearer ', 'Basic YTpi', 'Bearer a b']) {
      expect((await from('192.0.2.1', { authorization })).status).toBe(401);
    }
    expect((await from('192.0.2.1', { authorization: 'Basic YTpi' })).status).toBe(429);
  });

  it('leaves health and readiness alone', async () => {
    const { url, from } = await startGateway({ rateLimits });
    await statuses(4, () => from('192.0.2.1'));
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    for (const path of ['/health', '/ready', '/health', '/ready', '/health']) {
      expect((await fetch(url + path, { headers })).status).toBe(200);
    }
  });

  it('sets no limit of zero', async () => {
    const { from, as } = await startGateway({ rateLimits: { public: 0, authenticated: 0 } });
    expect(await statuses(8, () => from('192.0.2.1'))).toEqual(Array(8).fill(200));
    expect(await statuses(8, () => as('anna'))).toEqual(Array(8).fill(200));
    expect(await statuses(8, () => as('bad'))).toEqual(Array(8).fill(401));
    expect((await from('192.0.2.1')).headers.get('ratelimit')).toBeNull();
  });
});

describe('rate limits in Redis', () => {
  let redis: TestRedis;
  let wire: Wire;
  beforeAll(async () => {
    redis = await startTestRedis();
  });
  afterAll(() => redis?.stop());
  beforeEach(async () => {
    wire = await layWire(redis.url);
  });
  afterEach(() => wire.close());

  const inRedis = () => ({ rateLimits: { ...rateLimits, redisUrl: wire.url } });

  it('hold across gateways', async () => {
    const one = await startGateway(inRedis());
    const other = await startGateway(inRedis());
    const subject = randomUUID();
    expect(await statuses(3, () => one.as(subject))).toEqual([200, 200, 200]);
    expect(await statuses(3, () => other.as(subject))).toEqual([200, 200, 429]);
    expect((await one.as(subject)).status).toBe(429);
    expect(one.logger.lines).toEqual([]);
  });

  it('keep nothing that names a caller, and nothing for longer than the window', async () => {
    const { as, from } = await startGateway(inRedis());
    const subject = randomUUID();
    const client = new Redis(redis.url);
    const before = new Set(await client.keys('banenbrug:rate:*'));
    await as(subject, '198.51.100.77');
    await from('198.51.100.77');
    await as('bad', '198.51.100.77');
    const added = (await client.keys('banenbrug:rate:*')).filter((key) => !before.has(key));
    const lifetimes = await Promise.all(added.map((key) => client.ttl(key)));
    client.disconnect();
    expect(added.map((key) => key.replace(/[\w-]{22}$/, '…')).sort()).toEqual([
      'banenbrug:rate:authenticated:…',
      'banenbrug:rate:bad-tokens:…',
      'banenbrug:rate:public:…',
    ]);
    for (const seconds of lifetimes) {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
    }
  });

  it('go on in the gateway’s own memory while Redis is away, which it says once, and come back', async () => {
    const { as, logger } = await startGateway(inRedis());
    const subject = randomUUID();
    expect(await statuses(4, () => as(subject))).toEqual([200, 200, 200, 200]);
    await wire.cut();
    expect(await statuses(6, () => as(subject))).toEqual([200, 200, 200, 200, 200, 429]);
    expect(logger.lines).toEqual([{ facts: {}, message: expect.stringMatching(/^Redis cannot be reached/) }]);
    await wire.mend();
    // The fifth and last that Redis allows this subject; in memory its budget is used up.
    await untilStatus(200, () => as(subject));
    expect(logger.lines.map(({ message }) => message.slice(0, 19))).toEqual([
      'Redis cannot be rea',
      'Redis answers again',
    ]);
  });

  it('do not wait for a Redis that takes connections and answers nothing', async () => {
    const { as, logger } = await startGateway(inRedis());
    const subject = randomUUID();
    await as(subject);
    wire.stall();
    expect(await statuses(6, () => as(subject))).toEqual([200, 200, 200, 200, 200, 429]);
    expect(logger.lines).toHaveLength(1);
  });

  it('let a gateway start while Redis is away', async () => {
    await wire.cut();
    const { from, logger } = await startGateway(inRedis());
    expect(await statuses(4, () => from('192.0.2.1'))).toEqual([200, 200, 200, 429]);
    expect(logger.lines).toHaveLength(1);
  });
});

import { parseEnvironment } from '@banenbrug/service-common';
import { z } from 'zod';
import { httpSettings, httpVariables } from './http-variables';

const read = (variables: Record<string, string>): unknown => {
  const result = parseEnvironment(z.object(httpVariables), variables);
  return result.type === 'ok' ? httpSettings(result.environment) : result.problems;
};

describe('the variables of the public side', () => {
  it('have defaults that limit callers, trust no proxy and allow no origin', () => {
    expect(read({})).toEqual({
      rateLimits: { public: 120, authenticated: 1200, redisUrl: null },
      load: { maxOperations: 512, maxEventLoopDelayMs: 1000 },
      trustedProxies: 0,
      corsOrigins: [],
      maxBodyBytes: 1024 * 1024,
      maxResponseBytes: 8 * 1024 * 1024,
      uploads: { maxBytes: 50 * 1024 * 1024, maxAtOnce: 8 },
      subscriptions: { perCaller: 20, inAll: 2000, takenWithinMs: 30_000 },
    });
  });

  it('can be set, and limits can be turned off', () => {
    const given = {
      RATE_LIMIT_PUBLIC: '0',
      RATE_LIMIT_AUTHENTICATED: '50',
      REDIS_URL: 'rediss://user:secret@redis.example.nl:6380/1',
      TRUST_PROXY: '2',
      MAX_OPERATIONS: '7',
      MAX_EVENT_LOOP_DELAY_MS: '0',
      CORS_ORIGINS: ' https://portal.example.nl , http://localhost:5173,',
      MAX_BODY_BYTES: '1000',
      MAX_RESPONSE_BYTES: '2000',
      MAX_UPLOAD_BYTES: '3000',
      MAX_UPLOADS_AT_ONCE: '2',
      MAX_SUBSCRIPTIONS_PER_CALLER: '3',
      MAX_SUBSCRIPTIONS: '4',
      SLOW_SUBSCRIBER_SECONDS: '5',
    };
    expect(read(given)).toEqual({
      rateLimits: { public: 0, authenticated: 50, redisUrl: given.REDIS_URL },
      load: { maxOperations: 7, maxEventLoopDelayMs: 0 },
      trustedProxies: 2,
      corsOrigins: ['https://portal.example.nl', 'http://localhost:5173'],
      maxBodyBytes: 1000,
      maxResponseBytes: 2000,
      uploads: { maxBytes: 3000, maxAtOnce: 2 },
      subscriptions: { perCaller: 3, inAll: 4, takenWithinMs: 5000 },
    });
  });

  it.each([
    ['MAX_UPLOAD_BYTES', '52428801'],
    ['MAX_UPLOADS_AT_ONCE', '0'],
    ['MAX_OPERATIONS', '0'],
    ['MAX_EVENT_LOOP_DELAY_MS', '-1'],
    ['RATE_LIMIT_PUBLIC', '-1'],
    ['RATE_LIMIT_AUTHENTICATED', '1.5'],
    ['REDIS_URL', 'http://secret@redis'],
    ['TRUST_PROXY', 'true'],
    ['MAX_BODY_BYTES', '0'],
    ['MAX_RESPONSE_BYTES', '8MiB'],
    ['CORS_ORIGINS', 'portal.example.nl'],
    ['CORS_ORIGINS', 'https://portal.example.nl/'],
    ['CORS_ORIGINS', 'https://portal.example.nl, ftp://secret.example.nl'],
    ['CORS_ORIGINS', 'null'],
    ['CORS_ORIGINS', 'file:///portal'],
  ])('refuse %s=%s, and repeat nothing of it', (name, value) => {
    const problems = read({ [name]: value });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${name}: must be `))]);
    expect(String(problems)).not.toMatch(/secret/);
  });

  it.each(['*', 'https://portal.example.nl,*', 'https://*.example.nl'])(
    'refuse the origins %s, and say why',
    (value) => {
      expect(read({ CORS_ORIGINS: value })).toEqual([
        expect.stringMatching(/^CORS_ORIGINS: must name origins one by one: .* any site /),
      ]);
    },
  );
});

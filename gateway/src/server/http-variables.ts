import { maxUploadBytes } from '@banenbrug/service-common';
import { z } from 'zod';
import { loadSettings, loadVariables } from '../resilience/resilience-variables';
import type { HttpSettings } from './http-settings';

/** A whole number of something; the sentence says what is expected and repeats nothing. */
function count(what: string, minimum = 0): z.ZodCoercedNumber {
  const error = `must be a whole number of ${what}, ${minimum} or more`;
  return z.coerce.number({ error }).int(error).min(minimum, error);
}

/** The variables by which a process that serves the public is told how. */
export const httpVariables = {
  RATE_LIMIT_PUBLIC: count('requests per minute').default(120),
  RATE_LIMIT_AUTHENTICATED: count('requests per minute').default(1200),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// or rediss:// address' }).optional(),
  TRUST_PROXY: count('proxies in front of the gateway').default(0),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text, context) => {
      const origins = text
        .split(',')
        .map((origin) => origin.trim())
        .filter(Boolean);
      const problem = origins.map(problemOf).find((found) => found !== null);
      if (problem) context.addIssue(problem);
      return origins;
    }),
  ...loadVariables,
  MAX_BODY_BYTES: count('bytes', 1).default(1024 * 1024),
  MAX_RESPONSE_BYTES: count('bytes', 1).default(8 * 1024 * 1024),
  MAX_UPLOAD_BYTES: count('bytes', 1)
    .max(maxUploadBytes, `must be at most ${maxUploadBytes}: the subgraphs take no more`)
    .default(maxUploadBytes),
  MAX_UPLOADS_AT_ONCE: count('uploads', 1).default(8),
  MAX_SUBSCRIPTIONS_PER_CALLER: count('subscriptions', 1).default(20),
  MAX_SUBSCRIPTIONS: count('subscriptions', 1).default(2000),
  SLOW_SUBSCRIBER_SECONDS: count('seconds', 1)
    .max(50, 'must be at most 50: a connection on which nothing moves for a minute is cut')
    .default(30),
};

const parsed = z.object(httpVariables);

/** The settings out of the parsed variables. */
export function httpSettings(read: z.infer<typeof parsed>): HttpSettings {
  return {
    rateLimits: {
      public: read.RATE_LIMIT_PUBLIC,
      authenticated: read.RATE_LIMIT_AUTHENTICATED,
      redisUrl: read.REDIS_URL ?? null,
    },
    load: loadSettings(read),
    trustedProxies: read.TRUST_PROXY,
    corsOrigins: read.CORS_ORIGINS,
    maxBodyBytes: read.MAX_BODY_BYTES,
    maxResponseBytes: read.MAX_RESPONSE_BYTES,
    uploads: { maxBytes: read.MAX_UPLOAD_BYTES, maxAtOnce: read.MAX_UPLOADS_AT_ONCE },
    subscriptions: {
      perCaller: read.MAX_SUBSCRIPTIONS_PER_CALLER,
      inAll: read.MAX_SUBSCRIPTIONS,
      takenWithinMs: read.SLOW_SUBSCRIBER_SECONDS * 1000,
    },
  };
}

/** Why something cannot be allowed as an origin; null when it can. */
function problemOf(origin: string): string | null {
  if (origin.includes('*')) {
    return 'must name origins one by one: with * the page of any site could ask this hub from its visitors’ browsers';
  }
  const isOrigin = URL.canParse(origin) && /^https?:/.test(origin) && new URL(origin).origin === origin;
  return isOrigin ? null : 'must be origins such as https://portal.example.nl, separated by commas';
}

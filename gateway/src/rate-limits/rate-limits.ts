import type { Logger } from '@banenbrug/service-common';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { counterOf } from './counter';
import { createInsuredCounter, watchRedis } from './insured-counter';
import { createMemoryCounter } from './memory-counter';
import { type RateLimit, type RateLimiter, createRateLimiter } from './rate-limiter';
import { createRedisConnection } from './redis-connection';

/** How often callers may ask. */
export interface RateLimitSettings {
  /** Requests per window without a token, and tokens that are not good, per network address; 0: no limit. */
  readonly public: number;
  /** Requests per window of one token subject; 0: no limit. */
  readonly authenticated: number;
  /** Default 60. */
  readonly windowSeconds?: number | undefined;
  /** Where several gateways count together; null: each counts in its own memory. */
  readonly redisUrl?: string | null | undefined;
}

/** The limiters of the public door; null where there is no limit. */
export interface RateLimits {
  readonly public: RateLimiter | null;
  readonly authenticated: RateLimiter | null;
  /** Apart from the public budget, so that whoever guesses tokens locks out nobody but those who bring tokens. */
  readonly badTokens: RateLimiter | null;
  /** Opens the connection to Redis, where there is one. Never rejects: a Redis that is away is made up for. */
  open(): Promise<void>;
  close(): void;
}

/** Told of every request that is over a budget. */
export type OnOver = (caller: 'public' | 'authenticated') => void;

/** Makes the limiters; nothing is connected yet. */
export function createRateLimits(
  settings: RateLimitSettings,
  logger: Logger,
  onOver: OnOver = () => {},
): RateLimits {
  const redis = settings.redisUrl ? createRedisConnection(settings.redisUrl) : null;
  const watch = watchRedis(logger);
  const limiter = (name: string, points: number): RateLimiter | null => {
    if (points === 0) return null;
    const limit: RateLimit = { name, points, windowSeconds: settings.windowSeconds ?? 60 };
    const own = createMemoryCounter(limit);
    if (redis === null) return createRateLimiter(limit, own);
    const shared = new RateLimiterRedis({
      storeClient: redis,
      keyPrefix: `banenbrug:rate:${name}`,
      points,
      duration: limit.windowSeconds,
      rejectIfRedisNotReady: true,
    });
    return createRateLimiter(limit, createInsuredCounter(counterOf(shared), own, watch));
  };
  return {
    public: telling(limiter('public', settings.public), () => onOver('public')),
    authenticated: telling(limiter('authenticated', settings.authenticated), () => onOver('authenticated')),
    badTokens: telling(limiter('bad-tokens', settings.public), () => onOver('public')),
    async open() {
      await redis?.connect().catch(() => watch.failed());
    },
    close: () => redis?.disconnect(),
  };
}

function telling(limiter: RateLimiter | null, onOver: () => void): RateLimiter | null {
  if (limiter === null) return null;
  return {
    ...limiter,
    async take(caller, points) {
      const standing = await limiter.take(caller, points);
      if (standing.isOver) onOver();
      return standing;
    },
  };
}

import { RateLimiterRes } from 'rate-limiter-flexible';

/** How much of its budget a caller has used, and for how long the present window still runs. */
export interface Usage {
  readonly points: number;
  readonly msUntilReset: number;
}

/** Counts points per key in windows of a fixed length that begin with a key's first point. */
export interface Counter {
  add(key: string, points: number): Promise<Usage>;
  /** Null: the key has no window now. */
  read(key: string): Promise<Usage | null>;
}

/** The part of a limiter of the library that counts. */
interface Limiter {
  consume(key: string, points: number): Promise<RateLimiterRes>;
  get(key: string): Promise<RateLimiterRes | null>;
}

/** The library's limiters as counters: that a budget is used up is an answer here, and no rejection. */
export function counterOf(limiter: Limiter): Counter {
  return {
    add: async (key, points) => usageOf(await limiter.consume(key, points).catch(usedUp)),
    read: async (key) => {
      const result = await limiter.get(key);
      // A window that has just ended can still be there.
      return result !== null && result.msBeforeNext > 0 ? usageOf(result) : null;
    },
  };
}

function usedUp(reason: unknown): RateLimiterRes {
  if (reason instanceof RateLimiterRes) return reason;
  throw reason;
}

const usageOf = ({ consumedPoints, msBeforeNext }: RateLimiterRes): Usage => ({
  points: consumedPoints,
  msUntilReset: Math.max(msBeforeNext, 0),
});

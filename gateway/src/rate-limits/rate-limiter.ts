import { createHash } from 'node:crypto';
import type { Counter } from './counter';

/** A budget of points that every caller of one kind has anew in each window. A request costs one point. */
export interface RateLimit {
  /** Names it in RateLimit headers and in Redis. */
  readonly name: string;
  readonly points: number;
  readonly windowSeconds: number;
}

/** How a caller stands. */
export interface Standing {
  readonly limit: RateLimit;
  readonly isOver: boolean;
  readonly remaining: number;
  /** Whole seconds until the budget is full again, at least 1. */
  readonly resetSeconds: number;
}

/** Keeps callers to a budget. */
export interface RateLimiter {
  /**
   * Takes points from a caller's budget, also when they are more than is left.
   * @param caller an address or a subject; it is hashed before it is kept anywhere
   */
  take(caller: string, points?: number): Promise<Standing>;
  /** Looks, and takes nothing. */
  look(caller: string): Promise<Standing>;
}

/** A limiter over a counter whose windows have the limit's length. */
export function createRateLimiter(limit: RateLimit, counter: Counter): RateLimiter {
  const standing = (points: number, msUntilReset: number, isOver: boolean): Standing => ({
    limit,
    isOver,
    remaining: Math.max(limit.points - points, 0),
    resetSeconds: Math.max(Math.ceil(msUntilReset / 1000), 1),
  });
  return {
    async take(caller, cost = 1) {
      const { points, msUntilReset } = await counter.add(keyOf(caller), cost);
      return standing(points, msUntilReset, points > limit.points);
    },
    async look(caller) {
      const usage = await counter.read(keyOf(caller));
      if (!usage) return standing(0, limit.windowSeconds * 1000, false);
      // What the next request would find.
      return standing(usage.points, usage.msUntilReset, usage.points >= limit.points);
    },
  };
}

/** Of one length whatever a token holds, and nothing in a store that names somebody. */
function keyOf(caller: string): string {
  return createHash('sha256').update(caller).digest('base64url').slice(0, 22);
}

import { LRUCache } from 'lru-cache';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type Counter, counterOf } from './counter';

/** How many callers are counted at once; at about 0.6 kB each. */
const maxCallers = 50_000;

/**
 * Counts in this process. When more callers come within a window than it remembers, the one that has been quiet
 * for longest is forgotten: memory stays bounded, and whoever floods keeps its own counter fresh.
 */
export function createMemoryCounter(
  settings: { readonly points: number; readonly windowSeconds: number },
  maxKeys: number = maxCallers,
): Counter {
  const limiter = new RateLimiterMemory({ points: settings.points, duration: settings.windowSeconds });
  const counter = counterOf(limiter);
  const known = new LRUCache<string, true>({
    max: maxKeys,
    dispose: (_, key, reason) => {
      if (reason === 'evict') void limiter.delete(key);
    },
  });
  return {
    add(key, points) {
      known.set(key, true);
      return counter.add(key, points);
    },
    read: (key) => counter.read(key),
  };
}

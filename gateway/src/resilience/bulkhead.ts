/** A bounded number of places to run in, and a bounded queue before them. */
export interface Bulkhead {
  readonly running: () => number;
  readonly queued: () => number;
  /** Takes a place when one is free at once. Whoever has a place must leave it. */
  tryEnter(): boolean;
  /**
   * Waits for a place, first come, first served.
   * @returns 'in': the place is taken. 'late': not within the time. 'left': the signal was aborted. 'full': there is no room to wait
   */
  wait(signal: AbortSignal | undefined, timeoutMs: number): Promise<Waited>;
  /** Gives a place to who waits longest. */
  leave(): void;
}

/** How waiting ended. */
export type Waited = 'in' | 'late' | 'left' | 'full';

/**
 * Makes one. Not cockatiel's: there who leaves still holds a place in the queue, and when such a one is next and nothing else runs,
 * the rest of the queue waits for ever.
 */
export function createBulkhead(concurrency: number, queue: number): Bulkhead {
  let running = 0;
  // In the order they came; one that leaves is gone at once.
  const waiting = new Set<() => void>();

  return {
    running: () => running,
    queued: () => waiting.size,
    tryEnter() {
      if (running >= concurrency) return false;
      running += 1;
      return true;
    },
    wait(signal, timeoutMs) {
      if (waiting.size >= queue) return Promise.resolve('full');
      if (signal?.aborted) return Promise.resolve('left');
      return new Promise((resolve) => {
        const end = (how: Waited): void => {
          waiting.delete(enter);
          clearTimeout(timer);
          signal?.removeEventListener('abort', onLeft);
          resolve(how);
        };
        const enter = (): void => end('in');
        const onLeft = (): void => end('left');
        const timer = setTimeout(() => end('late'), timeoutMs);
        signal?.addEventListener('abort', onLeft, { once: true });
        waiting.add(enter);
      });
    },
    leave() {
      const [next] = waiting;
      // The place goes from hand to hand, so that no newcomer takes it.
      if (next) next();
      else running -= 1;
    },
  };
}

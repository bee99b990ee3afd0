import { untilAborted } from '../streams';

/** Tells that something was written, by whichever process. Who waits asks the database nothing meanwhile. */
export interface Wakeups {
  /** Begins to watch a topic. What is told of from now on wakes the watch, however late it asks. */
  watch(topic: string): Watch;
}

/** One reader's watch on one topic. */
export interface Watch {
  /**
   * Waits until something was told since the last time, or may have been missed; at once when that is so already. Not
   * past the signal. Whoever reads when it is woken, and waits when there is nothing more to read, misses nothing.
   */
  next(signal: AbortSignal): Promise<void>;
  /** Watches no more. */
  end(): void;
}

/** The watches of one process, woken by whatever hears of changes. */
export class Watches implements Wakeups {
  readonly #wakers = new Map<string, Set<() => void>>();

  watch(topic: string): Watch {
    let isWoken = false;
    let tell = (): void => {};
    const wake = (): void => {
      isWoken = true;
      tell();
    };
    const wakers = this.#wakers.get(topic) ?? new Set();
    this.#wakers.set(topic, wakers.add(wake));
    return {
      async next(signal) {
        const told = new Promise<void>((resolve) => {
          tell = resolve;
        });
        if (!isWoken) await untilAborted(signal, told);
        isWoken = false;
      },
      end: () => {
        wakers.delete(wake);
        if (wakers.size === 0) this.#wakers.delete(topic);
      },
    };
  }

  /** How many topics are watched. */
  get topics(): number {
    return this.#wakers.size;
  }

  /** Something was told of this topic. */
  wake(topic: string): void {
    for (const wake of this.#wakers.get(topic) ?? []) wake();
  }

  /** Something may have been missed. */
  wakeAll(): void {
    for (const topic of this.#wakers.keys()) this.wake(topic);
  }
}

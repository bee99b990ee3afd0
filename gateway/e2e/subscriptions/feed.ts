import { setImmediate as turn } from 'node:timers/promises';

/** The events of a subscription in a test: released by it, and counted. */
export interface Feed {
  /** How many events exist; who follows waits for the next. */
  available: number;
  /** Events that followers took, all together. */
  readonly taken: number;
  /** Followers there are now. */
  readonly followers: number;
  /** Followers there ever were. */
  readonly followed: number;
  /** Text that each event carries. */
  filling: string;
  /** Ends the feed for everybody when the events are through. */
  end(): void;
  /** Breaks it off at once. */
  break(error: Error): void;
  follow(
    from: number,
    to: number | null,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<number, void, void>;
}

/** Makes a feed without an event. */
export function createFeed(): Feed {
  let available = 0;
  let taken = 0;
  let followers = 0;
  let followed = 0;
  let isEnded = false;
  let broken: Error | null = null;
  let wakeUp = new AbortController();
  const wake = (): void => {
    const sleeping = wakeUp;
    wakeUp = new AbortController();
    sleeping.abort();
  };
  const changed = (signal: AbortSignal | undefined): Promise<void> =>
    new Promise((resolve) => {
      const woken = wakeUp.signal;
      const done = (): void => {
        woken.removeEventListener('abort', done);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      woken.addEventListener('abort', done, { once: true });
      signal?.addEventListener('abort', done, { once: true });
    });
  return {
    filling: '',
    get available() {
      return available;
    },
    set available(count) {
      available = count;
      wake();
    },
    get taken() {
      return taken;
    },
    get followers() {
      return followers;
    },
    get followed() {
      return followed;
    },
    end() {
      isEnded = true;
      wake();
    },
    break(error) {
      broken = error;
      wake();
    },
    async *follow(from, to, signal) {
      followers += 1;
      followed += 1;
      try {
        for (let at = from; to === null || at < to; at += 1) {
          while (at >= available && !isEnded && broken === null && !signal?.aborted) await changed(signal);
          if (broken !== null) throw broken;
          if (signal?.aborted || (isEnded && at >= available)) return;
          taken += 1;
          yield at;
        }
      } finally {
        followers -= 1;
      }
    },
  };
}

/** Waits until something holds; what it waits for is an event elsewhere, without a sign of its own. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await turn();
}

/** Whether a number has stood still while everything else had many turns. */
export function idle(count: () => number): () => boolean {
  let [last, turns] = [-1, 0];
  return () => {
    const now = count();
    turns = now === last ? turns + 1 : 0;
    last = now;
    return turns > 2000;
  };
}

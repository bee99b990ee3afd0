import { attemptLasts } from './mail-rules';

/** Milliseconds that a mail under way still has when the process stops: less than the process itself. */
const lastMoment = 5000;

/**
 * Gives work a signal that ends it when it takes too long, and soon after `stopping` is aborted: not at once, because
 * a mail that is broken off may have been taken, and is then sent twice.
 */
export async function withPatience<T>(
  stopping: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const endIn = (milliseconds: number) => setTimeout(() => ending.abort(), milliseconds);
  const timers = [endIn(attemptLasts)];
  const onStop = (): void => void timers.push(endIn(lastMoment));
  stopping?.addEventListener('abort', onStop, { once: true });
  try {
    return await work(ending.signal);
  } finally {
    stopping?.removeEventListener('abort', onStop);
    for (const timer of timers) clearTimeout(timer);
  }
}

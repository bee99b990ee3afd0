import { setTimeout as wait } from 'node:timers/promises';
import { FetchRefused, type FetchRequest, TransportError } from '../transport/subgraph-transport';
import type { RetrySettings } from './resilience-settings';

/**
 * Whether a fetch that failed may be sent again: a query that found nobody, and whose client still waits. Mutations never: an
 * answer that was lost on the way looks the same as a request that was.
 */
export function mayRetry({ document, context }: FetchRequest, error: unknown): boolean {
  return (
    document.kind === 'query' &&
    error instanceof TransportError &&
    error.code === 'SUBGRAPH_UNAVAILABLE' &&
    !(error instanceof FetchRefused) &&
    context.signal?.aborted !== true
  );
}

/**
 * How long to wait before a fetch is sent again, in milliseconds: anything from nothing to the longest, which doubles each time.
 * What failed together does not come back together.
 * @param attempt the one that failed, from 1 @param random 0…1
 */
export function pauseBefore(attempt: number, { pauseMs }: RetrySettings, random: () => number): number {
  return random() * pauseMs * 2 ** (attempt - 1);
}

/** Waits, until the signal is aborted at the latest. */
export async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  await wait(ms, undefined, signal ? { signal } : {}).catch(() => {});
}

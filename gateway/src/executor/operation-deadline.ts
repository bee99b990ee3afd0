import { setMaxListeners } from 'node:events';
import { OperationTimeout } from '../transport/subgraph-transport';

/**
 * Runs an operation that is told to stop when its client has gone or its time is up. What had not arrived by
 * then fails with OPERATION_TIMEOUT, and the answer is the rest.
 */
export async function withinTime<T>(
  clientGone: AbortSignal | undefined,
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  // Each fetch that is under way listens.
  setMaxListeners(0, controller.signal);
  const onGone = (): void => controller.abort(clientGone?.reason);
  const timer = setTimeout(() => controller.abort(new OperationTimeout(timeoutMs)), timeoutMs);
  if (clientGone?.aborted) onGone();
  clientGone?.addEventListener('abort', onGone, { once: true });
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
    clientGone?.removeEventListener('abort', onGone);
  }
}

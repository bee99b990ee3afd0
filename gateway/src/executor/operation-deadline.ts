import { setMaxListeners } from 'node:events';
import { OperationTimeout } from '../transport/subgraph-transport';

/**
 * Runs an operation that is told to stop when its client has gone or its time is up. What had not arrived by
 * then fails with OPERATION_TIMEOUT, and the answer is the rest.
 * @param own aborts the signal that is given, where nobody but this operation listens to it; absent: one is made
 */
export async function withinTime<T>(
  clientGone: AbortSignal | undefined,
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<T>,
  own?: AbortController,
): Promise<T> {
  if (own && own.signal === clientGone) return untilTime(own, timeoutMs, run);
  const controller = new AbortController();
  // Each fetch that is under way listens.
  setMaxListeners(0, controller.signal);
  const onGone = (): void => controller.abort(clientGone?.reason);
  if (clientGone?.aborted) onGone();
  clientGone?.addEventListener('abort', onGone, { once: true });
  try {
    return await untilTime(controller, timeoutMs, run);
  } finally {
    clientGone?.removeEventListener('abort', onGone);
  }
}

async function untilTime<T>(
  controller: AbortController,
  timeoutMs: number,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const timer = setTimeout(() => controller.abort(new OperationTimeout(timeoutMs)), timeoutMs);
  try {
    return await run(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

import { TransportError } from './subgraph-transport';

/**
 * Runs a task that must settle before the time is up and stop when the client has gone. The task gets a
 * signal for both; the promise does not wait for a task that ignores it.
 * @throws TransportError SUBGRAPH_TIMEOUT, or SUBGRAPH_UNAVAILABLE when the client has gone
 */
export function withDeadline<T>(
  clientGone: AbortSignal | undefined,
  timeoutMs: number,
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    const stop = (error: TransportError): void => {
      settle();
      reject(error);
      controller.abort(error);
    };
    const onGone = (): void => stop(new TransportError('SUBGRAPH_UNAVAILABLE', 'the client has gone'));
    const timer = setTimeout(
      () => stop(new TransportError('SUBGRAPH_TIMEOUT', `no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    const settle = (): void => {
      clearTimeout(timer);
      clientGone?.removeEventListener('abort', onGone);
    };
    if (clientGone?.aborted) return onGone();
    clientGone?.addEventListener('abort', onGone, { once: true });
    task(controller.signal).then(
      (value) => {
        settle();
        resolve(value);
      },
      (error: unknown) => {
        settle();
        reject(error);
      },
    );
  });
}

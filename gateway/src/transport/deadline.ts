import { OperationTimeout, TransportError } from './subgraph-transport';

/**
 * Runs a task that must settle before the time is up and stop with its operation. The task gets a signal for
 * both; the promise does not wait for a task that ignores it.
 * @param operation aborted when the client has gone, or with OperationTimeout
 * @throws TransportError SUBGRAPH_TIMEOUT; when the operation ends, OPERATION_TIMEOUT, or SUBGRAPH_UNAVAILABLE when
 *   the client has gone
 */
export function withDeadline<T>(
  operation: AbortSignal | undefined,
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
    const onEnd = (): void => {
      if (operation) stop(endOf(operation));
    };
    const timer = setTimeout(
      () => stop(new TransportError('SUBGRAPH_TIMEOUT', `no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    const settle = (): void => {
      clearTimeout(timer);
      operation?.removeEventListener('abort', onEnd);
    };
    if (operation?.aborted) return onEnd();
    operation?.addEventListener('abort', onEnd, { once: true });
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

/** What a fetch ends with whose operation has ended. @param operation aborted */
export function endOf({ reason }: AbortSignal): TransportError {
  return reason instanceof OperationTimeout
    ? reason
    : new TransportError('SUBGRAPH_UNAVAILABLE', 'the client has gone');
}

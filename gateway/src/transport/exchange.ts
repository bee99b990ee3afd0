import type { Dispatcher } from 'undici';
import { endOf } from './deadline';
import { TransportError } from './subgraph-transport';

/** An HTTP answer, whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

/** What ends an exchange before its answer is there. */
export interface ExchangeBounds {
  /** Aborted when nobody waits any more, or with OperationTimeout. */
  readonly signal: AbortSignal | undefined;
  /** How long it may take, in milliseconds; absent: whoever sends it looks after that. */
  readonly timeoutMs?: number | undefined;
  /** The longest answer that is read. */
  readonly maxBytes: number;
}

/**
 * Sends one request and reads its answer. It settles when its time is up or its operation ends, whatever the connection does
 * then; what had not been sent by that time is not sent.
 * @throws TransportError SUBGRAPH_UNAVAILABLE when the connection fails or the client has gone, SUBGRAPH_TIMEOUT,
 *   OPERATION_TIMEOUT, SUBGRAPH_BAD_RESPONSE when the answer is too long
 */
export function exchange(
  line: Dispatcher,
  options: Dispatcher.DispatchOptions,
  { signal, timeoutMs, maxBytes }: ExchangeBounds,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    let active: Dispatcher.DispatchController | undefined;
    let isOver = false;
    const settle = (): void => {
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', onEnd);
    };
    const stop = (error: TransportError): void => {
      if (isOver) return;
      settle();
      reject(error);
      active?.abort(error);
    };
    const onEnd = (): void => {
      if (signal) stop(endOf(signal));
    };
    const timer = timeoutMs === undefined ? undefined : setTimeout(() => stop(tooLate(timeoutMs)), timeoutMs);
    if (signal?.aborted) return onEnd();
    signal?.addEventListener('abort', onEnd, { once: true });
    line.dispatch(options, {
      ...collecting(maxBytes, stop, (answer) => {
        settle();
        resolve(answer);
      }),
      onRequestStart(started) {
        active = started;
        if (isOver) started.abort(new Error('nobody waits any more'));
      },
    });
  });
}

/** Takes an answer as it comes, as long as it is not too long. */
function collecting(
  maxBytes: number,
  stop: (error: TransportError) => void,
  done: (answer: HttpAnswer) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = [];
  let size = 0;
  let status = 0;
  return {
    onResponseStart(_, statusCode) {
      status = statusCode;
    },
    onResponseData(_, chunk) {
      size += chunk.length;
      if (size > maxBytes) stop(tooLong(maxBytes));
      else chunks.push(chunk);
    },
    onResponseEnd() {
      const [only] = chunks;
      done({ status, bytes: chunks.length === 1 && only ? only : Buffer.concat(chunks, size) });
    },
    onResponseError: (_, cause) => stop(broken(cause)),
  };
}

const tooLate = (timeoutMs: number): TransportError =>
  new TransportError('SUBGRAPH_TIMEOUT', `no answer within ${timeoutMs} ms`);

const tooLong = (maxBytes: number): TransportError =>
  new TransportError('SUBGRAPH_BAD_RESPONSE', `the answer is longer than ${maxBytes} bytes`);

const broken = (cause: Error): TransportError =>
  new TransportError('SUBGRAPH_UNAVAILABLE', `the connection failed (${codeOf(cause)})`, { cause });

/** Such as ECONNREFUSED: for the log, without the address. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no code';
}

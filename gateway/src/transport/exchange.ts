import type { Dispatcher } from 'undici';
import { TransportError } from './subgraph-transport';

/** An HTTP answer, whole. */
export interface HttpAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

/**
 * Sends one request and reads its answer, up to a length. Ends with the signal.
 * @throws TransportError SUBGRAPH_UNAVAILABLE when the connection fails, SUBGRAPH_BAD_RESPONSE when the answer is too long
 */
export function exchange(
  line: Dispatcher,
  options: Dispatcher.DispatchOptions,
  signal: AbortSignal,
  maxBytes: number,
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let controller: Dispatcher.DispatchController | undefined;
    let tooLong = false;
    signal.addEventListener('abort', () => controller?.abort(new Error('aborted')), { once: true });
    line.dispatch(options, {
      onRequestStart(started) {
        controller = started;
        if (signal.aborted) started.abort(new Error('aborted'));
      },
      onResponseStart(_, statusCode) {
        status = statusCode;
      },
      onResponseData(active, chunk) {
        size += chunk.length;
        chunks.push(chunk);
        if (size <= maxBytes) return;
        tooLong = true;
        active.abort(new Error('too long'));
      },
      onResponseEnd() {
        const [only] = chunks;
        resolve({ status, bytes: chunks.length === 1 && only ? only : Buffer.concat(chunks, size) });
      },
      onResponseError(_, cause) {
        reject(
          tooLong
            ? new TransportError('SUBGRAPH_BAD_RESPONSE', `the answer is longer than ${maxBytes} bytes`)
            : new TransportError('SUBGRAPH_UNAVAILABLE', `the connection failed (${codeOf(cause)})`, {
                cause,
              }),
        );
      },
    });
  });
}

/** Such as ECONNREFUSED: for the log, without the address. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'no code';
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { BodyError, HttpRefusal, type Language } from '@banenbrug/service-common';
import { ClientGone } from '../http/client-gone';
import { TransportError } from '../transport/subgraph-transport';
import type { UploadSettings } from './upload-settings';

/** Who waits for an upload, and until when. */
export interface UploadWatch {
  /** Aborted when the upload is given up; the reason is what `over` rejects with. */
  readonly signal: AbortSignal;
  /**
   * Rejects when the upload is given up: HttpRefusal 413 or 408, TransportError when the subgraph keeps it waiting,
   * ClientGone. Else it never settles.
   */
  readonly over: Promise<never>;
  /** Ends the watch; nothing is given up any more. */
  stop(): void;
}

/**
 * Watches over a body that is passed on. Time is up when nothing has moved for too long or all of it takes too long; whose
 * doing that is depends on who is waited for: the client for bytes, or the subgraph to take them or to answer.
 */
export function watchUpload(
  request: IncomingMessage,
  response: ServerResponse,
  body: Transform,
  { maxBytes, idleTimeoutMs, totalTimeoutMs }: UploadSettings,
  language: Language,
): UploadWatch {
  const controller = new AbortController();
  const { promise: over, reject } = withRejection();
  const giveUp = (reason: Error): void => {
    stop();
    reject(reason);
    controller.abort(reason);
    body.destroy(reason);
  };
  const onTime = (): void => {
    const isSubgraphSlow = request.readableEnded || body.writableNeedDrain;
    giveUp(
      isSubgraphSlow
        ? new TransportError(
            'SUBGRAPH_TIMEOUT',
            'the subgraph did not take the upload, or answer it, in time',
          )
        : HttpRefusal.of(408, 'REQUEST_TIMEOUT', language, {}, { connection: 'close' }),
    );
  };
  const onClose = (): void => giveUp(new ClientGone());
  const onBodyError = (error: Error): void => {
    const isTooLong = error instanceof BodyError && error.reason === 'too long';
    giveUp(isTooLong ? tooLong(maxBytes, language) : new ClientGone());
  };
  const idle = setTimeout(onTime, idleTimeoutMs);
  const total = setTimeout(onTime, totalTimeoutMs);
  const onMove = (): void => void idle.refresh();
  const stop = (): void => {
    clearTimeout(idle);
    clearTimeout(total);
    request.off('data', onMove).off('end', onMove);
    response.off('close', onClose);
    body.off('error', onBodyError);
  };
  request.on('data', onMove).once('end', onMove);
  response.once('close', onClose);
  body.once('error', onBodyError);
  return { signal: controller.signal, over, stop };
}

/** @param maximum bytes */
export function tooLong(maximum: number, language: Language): HttpRefusal {
  return HttpRefusal.of(413, 'PAYLOAD_TOO_LARGE', language, { maximum });
}

/** A promise that may never be waited for. */
function withRejection(): { promise: Promise<never>; reject: (reason: Error) => void } {
  let reject: (reason: Error) => void = () => {};
  const promise = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  promise.catch(() => {});
  return { promise, reject };
}

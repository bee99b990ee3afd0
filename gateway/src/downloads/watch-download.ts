import type { ServerResponse } from 'node:http';
import { ClientGone } from '../http/client-gone';
import { TransportError } from '../transport/subgraph-transport';
import type { DownloadSettings } from './download-settings';

/** Who waits for a download, and until when. */
export interface DownloadWatch {
  /** Aborted when the download is given up; the reason is what `over` rejects with. */
  readonly signal: AbortSignal;
  /** Rejects when it is given up: TransportError when the subgraph keeps it waiting, else ClientGone. */
  readonly over: Promise<never>;
  /** Something came from the subgraph. */
  moved(): void;
  /** Gives the download up, for a reason of the caller's. */
  giveUp(reason: Error): void;
  /** Ends the watch; nothing is given up any more. */
  stop(): void;
}

/**
 * Watches over a file that is passed back. Time is up when nothing has moved for too long or all of it takes too long.
 * Whose doing that is depends on who is waited for: a client that does not read is cut off without a word.
 */
export function watchDownload(
  response: ServerResponse,
  { idleTimeoutMs, totalTimeoutMs }: DownloadSettings,
): DownloadWatch {
  const controller = new AbortController();
  const { signal } = controller;
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  over.catch(() => {});
  const giveUp = (reason: Error): void => {
    stop();
    controller.abort(reason);
  };
  const onTime = (): void => {
    if (!response.writableNeedDrain) {
      giveUp(new TransportError('SUBGRAPH_TIMEOUT', 'the subgraph did not send the file in time'));
      return;
    }
    response.destroy();
    giveUp(new ClientGone());
  };
  const onClose = (): void => giveUp(new ClientGone());
  const idle = setTimeout(onTime, idleTimeoutMs);
  const total = setTimeout(onTime, totalTimeoutMs);
  const moved = (): void => void idle.refresh();
  const stop = (): void => {
    clearTimeout(idle);
    clearTimeout(total);
    response.off('close', onClose).off('drain', moved);
  };
  response.once('close', onClose).on('drain', moved);
  return { signal, over, moved, giveUp, stop };
}

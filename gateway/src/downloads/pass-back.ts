import type { ServerResponse } from 'node:http';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DownloadFile, DownloadRequest, SendDownload } from '@banenbrug/service-common';
import { TransportError } from '../transport/subgraph-transport';
import type { DownloadSettings } from './download-settings';
import { type DownloadWatch, watchDownload } from './watch-download';
import { writeFileHead, writeRefused, writeUnchanged } from './write-download';

/**
 * Asks the subgraph for a file and passes it back as it comes, unread and no faster than the client takes it. Once.
 * @throws HttpRefusal, ClientGone, or a TransportError; a file that has begun may be broken off by then
 */
export async function passBack(
  response: ServerResponse,
  asked: Omit<DownloadRequest, 'signal'>,
  fetch: SendDownload,
  settings: DownloadSettings,
): Promise<void> {
  const watch = watchDownload(response, settings);
  try {
    const coming = fetch({ ...asked, signal: watch.signal });
    // An answer that comes when nobody waits any more is let go.
    coming.then(
      (late) => {
        if (watch.signal.aborted && late.type === 'FILE') late.body.on('error', () => {}).destroy();
      },
      () => {},
    );
    const answer = await Promise.race([coming, watch.over]);
    if (answer.type === 'REFUSED') return writeRefused(response, answer, asked.language);
    if (answer.type === 'UNCHANGED') return writeUnchanged(response, answer.tag);
    await passFile(response, answer, settings.maxBytes, watch);
  } catch (error) {
    throw watch.signal.aborted ? watch.signal.reason : error;
  } finally {
    watch.stop();
  }
}

async function passFile(
  response: ServerResponse,
  file: DownloadFile,
  maxBytes: number,
  watch: DownloadWatch,
): Promise<void> {
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      watch.moved();
      size += chunk.length;
      if (size > maxBytes) watch.giveUp(tooLong(maxBytes));
      else done(null, chunk);
    },
  });
  writeFileHead(response, file);
  try {
    await pipeline(file.body, counted, response, { signal: watch.signal });
  } catch (cause) {
    if (cause instanceof TransportError) throw cause;
    throw new TransportError('SUBGRAPH_BAD_RESPONSE', 'the file broke off', { cause });
  }
}

function tooLong(maxBytes: number): TransportError {
  return new TransportError('SUBGRAPH_BAD_RESPONSE', `the file is longer than ${maxBytes} bytes`);
}

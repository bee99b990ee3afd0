import { type DownloadAnswer, isAgreedDownload } from '@banenbrug/service-common';
import { TransportError } from './subgraph-transport';

/** What comes in place of a file is no answer of the agreed form: nothing of it is passed on. */
export function badDownloadAnswer(): TransportError {
  return new TransportError('SUBGRAPH_BAD_RESPONSE', 'the answer to a download has not the agreed form');
}

/**
 * An answer in the agreed form; the body of any other is let go.
 * @throws TransportError
 */
export function requireAgreed(answer: DownloadAnswer): DownloadAnswer {
  if (isAgreedDownload(answer)) return answer;
  if (answer.type === 'FILE') answer.body.on('error', () => {}).destroy();
  throw badDownloadAnswer();
}

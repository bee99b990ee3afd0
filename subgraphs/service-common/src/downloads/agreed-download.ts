import { isSafeFacts } from '../safe-facts';
import type { DownloadAnswer } from './download';
import { isDownloadRefusal } from './download-codes';
import { isDownloadKind, isDownloadName, isDownloadTag } from './download-kinds';

/**
 * Whether an answer has the agreed form: a kind of the closed list, a safe name, a refusal with few, short facts. Of one
 * that has not nothing may reach a client.
 */
export function isAgreedDownload(answer: DownloadAnswer): boolean {
  switch (answer.type) {
    case 'FILE':
      return (
        isDownloadKind(answer.kind) &&
        isDownloadName(answer.name) &&
        (answer.tag === null || isDownloadTag(answer.tag))
      );
    case 'UNCHANGED':
      return isDownloadTag(answer.tag);
    case 'REFUSED':
      return isDownloadRefusal(answer.code) && isSafeFacts(answer.facts);
    default:
      return false;
  }
}

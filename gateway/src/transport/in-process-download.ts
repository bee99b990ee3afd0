import type { SendDownload } from '@banenbrug/service-common';
import { requireAgreed } from './agreed-download';
import { TransportError } from './subgraph-transport';

/** A subgraph of this process is held to the same form as one behind a wire. */
export function fetchInProcess(send: SendDownload): SendDownload {
  return async (request) => {
    const answer = await send(request).catch((cause: unknown) => {
      throw new TransportError('SUBGRAPH_BAD_RESPONSE', 'the subgraph threw instead of answering', { cause });
    });
    return requireAgreed(answer);
  };
}

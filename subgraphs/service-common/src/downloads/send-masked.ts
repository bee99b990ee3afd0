import { errorCodes, faultOf, HubError } from '../errors';
import type { Logger } from '../logger';
import { isAgreedDownload } from './agreed-download';
import { type DownloadRequest, refuseDownload, type SendDownload } from './download';
import { isDownloadRefusal } from './download-codes';

/**
 * What sends files, so that it never rejects: a HubError with a code for downloads is that refusal, everything that was not
 * foreseen is INTERNAL_SERVER_ERROR. That, and a body that ends with an error, is logged once without its message; a
 * download that was given up is no fault.
 */
export function sendMasked(send: SendDownload, logger: Logger): SendDownload {
  return async (request) => {
    try {
      const answer = await send(request);
      if (answer.type === 'FILE') answer.body.once('error', (error) => logFault(error, request, logger));
      if (isAgreedDownload(answer)) return answer;
      if (answer.type === 'FILE') answer.body.destroy();
      throw new Error('A download has not the agreed form.');
    } catch (error) {
      if (error instanceof HubError && isDownloadRefusal(error.code)) {
        return refuseDownload(error.code, error.details);
      }
      logFault(error, request, logger);
      return refuseDownload('INTERNAL_SERVER_ERROR', { requestId: request.requestId });
    }
  };
}

function logFault(error: unknown, { requestId, signal }: DownloadRequest, logger: Logger): void {
  if (signal.aborted) return;
  const { logLevel } = errorCodes.INTERNAL_SERVER_ERROR;
  logger[logLevel]({ requestId, fault: faultOf(error) }, 'unexpected fault while sending a download');
}

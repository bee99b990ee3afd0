import { errorCodes, faultOf, HubError } from '../errors';
import type { Logger } from '../logger';
import type { ReceiveUpload } from './incoming-upload';
import { refuseUpload } from './upload-answer';
import { isUploadRefusal } from './upload-codes';

/**
 * What takes files, so that it never rejects: a HubError with a code for uploads is that refusal, everything that
 * was not foreseen is INTERNAL_SERVER_ERROR, logged once without its message. An upload that was given up is no fault.
 */
export function receiveMasked(receive: ReceiveUpload, logger: Logger): ReceiveUpload {
  return async (upload) => {
    const { requestId, signal } = upload;
    try {
      return await receive(upload);
    } catch (error) {
      if (error instanceof HubError && isUploadRefusal(error.code)) {
        return refuseUpload(error.code, error.details);
      }
      if (signal.aborted) return refuseUpload('UPLOAD_INTERRUPTED');
      const { logLevel } = errorCodes.INTERNAL_SERVER_ERROR;
      logger[logLevel]({ requestId, fault: faultOf(error) }, 'unexpected fault while receiving an upload');
      return refuseUpload('INTERNAL_SERVER_ERROR', { requestId });
    }
  };
}

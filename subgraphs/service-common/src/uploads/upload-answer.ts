import type { ErrorDetails } from '../errors';
import { isSafeFacts } from '../safe-facts';
import type { UploadAnswer } from './incoming-upload';
import { isUploadRefusal, uploadReceivedCode, type UploadRefusalCode, uploadRefusals } from './upload-codes';

/** The answer to a file that was taken. @param body safe facts, such as the import's id */
export function uploadReceived(status: 201 | 202, body: UploadAnswer['body'] = {}): UploadAnswer {
  return { status, code: uploadReceivedCode, body };
}

/** The answer to a file that was not taken. @param details safe facts that its sentence needs */
export function refuseUpload(code: UploadRefusalCode, details: ErrorDetails = {}): UploadAnswer {
  return { status: uploadRefusals[code], code, body: details };
}

/**
 * Reads an answer as a subgraph gave it: a code with its own status, and few, short facts without spaces. Null when it is anything
 * else: then nothing of it may reach a client.
 */
export function readUploadAnswer(status: unknown, code: unknown, body: unknown): UploadAnswer | null {
  if (!isSafeFacts(body) || typeof code !== 'string') return null;
  if (code === uploadReceivedCode) {
    return status === 201 || status === 202 ? uploadReceived(status, { ...body }) : null;
  }
  if (!isUploadRefusal(code) || status !== uploadRefusals[code]) return null;
  return { status: uploadRefusals[code], code, body: { ...body } };
}

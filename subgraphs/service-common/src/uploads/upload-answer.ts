import type { ErrorDetails } from '../errors';
import type { UploadAnswer, UploadFact } from './incoming-upload';
import { isUploadRefusal, uploadReceivedCode, type UploadRefusalCode, uploadRefusals } from './upload-codes';

/** The answer to a file that was taken. @param body safe facts, such as the import's id */
export function uploadReceived(status: 201 | 202, body: UploadAnswer['body'] = {}): UploadAnswer {
  return { status, code: uploadReceivedCode, body };
}

/** The answer to a file that was not taken. @param details safe facts that its sentence needs */
export function refuseUpload(code: UploadRefusalCode, details: ErrorDetails = {}): UploadAnswer {
  return { status: uploadRefusals[code], code, body: details };
}

/** Ids, states and instants are facts; a sentence or a cell of a file is not. */
const bounds = { facts: 16, nameForm: /^[a-z][A-Za-z]{0,39}$/, textForm: /^[A-Za-z0-9_.:+-]{1,100}$/ };

/**
 * Reads an answer as a subgraph gave it: a code with its own status, and few, short facts without spaces. Null when it is anything
 * else: then nothing of it may reach a client.
 */
export function readUploadAnswer(status: unknown, code: unknown, body: unknown): UploadAnswer | null {
  if (!isFacts(body) || typeof code !== 'string') return null;
  if (code === uploadReceivedCode) {
    return status === 201 || status === 202 ? uploadReceived(status, { ...body }) : null;
  }
  if (!isUploadRefusal(code) || status !== uploadRefusals[code]) return null;
  return { status: uploadRefusals[code], code, body: { ...body } };
}

function isFacts(value: unknown): value is UploadAnswer['body'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= bounds.facts &&
    entries.every(([name, fact]) => bounds.nameForm.test(name) && name !== 'code' && isFact(fact))
  );
}

function isFact(value: unknown): value is UploadFact {
  if (typeof value === 'string') return bounds.textForm.test(value);
  return (
    value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
  );
}

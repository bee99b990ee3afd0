import type { ServerResponse } from 'node:http';
import {
  type ErrorDetails,
  type Language,
  type UploadAnswer,
  errorMessage,
  uploadReceivedCode,
} from '@banenbrug/service-common';
import { writeJson } from '../http/write-json';

/** Writes what became of a file: as data when it was taken, as every refusal is written when it was not. */
export function writeUploadAnswer(
  response: ServerResponse,
  { status, code, body }: UploadAnswer,
  language: Language,
): void {
  if (code === uploadReceivedCode) return writeJson(response, status, { data: { ...body, code } });
  const message = errorMessage(code, language, tellableOf(body));
  const { retryAfterSeconds } = body;
  if (Number.isInteger(retryAfterSeconds)) response.setHeader('retry-after', String(retryAfterSeconds));
  writeJson(response, status, { errors: [{ message, extensions: { ...body, code } }] });
}

/** The facts that a sentence can have. */
function tellableOf(body: UploadAnswer['body']): ErrorDetails {
  const facts = Object.entries(body).flatMap(([name, fact]) =>
    typeof fact === 'string' || typeof fact === 'number' ? [[name, fact] as const] : [],
  );
  return Object.fromEntries(facts);
}

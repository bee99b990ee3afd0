import type { ServerResponse } from 'node:http';
import { HttpRefusal, type Language } from '@banenbrug/service-common';
import type { Answer } from '../operations/operate';
import type { AnswerForm } from './media-type';

/** How an answer is written. */
export interface AnswerOptions {
  readonly form: AnswerForm;
  /** The longest answer, in bytes. */
  readonly maxBytes: number;
  readonly language: Language;
}

/**
 * Writes the answer to an operation.
 * @throws HttpRefusal 422 when it is too long
 */
export function writeAnswer(
  response: ServerResponse,
  { kind, status, result }: Answer,
  { form, maxBytes, language }: AnswerOptions,
): void {
  const bytes = Buffer.from(JSON.stringify(result));
  if (bytes.length > maxBytes) {
    throw HttpRefusal.of(422, 'RESPONSE_TOO_LARGE', language, { maximum: maxBytes });
  }
  response.writeHead(kind === 'invalid' && form.is200Expected ? 200 : status, {
    'content-type': form.contentType,
    'content-length': bytes.length,
    ...(status === 405 ? { allow: 'POST' } : {}),
  });
  response.end(bytes);
}

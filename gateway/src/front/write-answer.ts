import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { HttpRefusal, type Language } from '@banenbrug/service-common';
import { jsonOf } from '../answers/written-answer';
import type { Answer } from '../operations/operate';
import { isShedWhole, retryAfterSeconds } from '../resilience/shed-answer';
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
  answer: Answer,
  { form, maxBytes, language }: AnswerOptions,
): void {
  const text = jsonOf(answer.result);
  const length = Buffer.byteLength(text);
  if (length > maxBytes) {
    throw HttpRefusal.of(422, 'RESPONSE_TOO_LARGE', language, { maximum: maxBytes });
  }
  response.writeHead(statusOf(answer, form), {
    'content-type': form.contentType,
    'content-length': length,
    ...headersOf(answer),
  });
  // A text leaves in one piece with the head.
  response.end(text);
}

function statusOf({ kind, status, result }: Answer, { is200Expected }: AnswerForm): number {
  if (isShedWhole(result)) return 503;
  return kind === 'invalid' && is200Expected ? 200 : status;
}

function headersOf({ status, result }: Answer): OutgoingHttpHeaders {
  if (status === 405) return { allow: 'POST' };
  return isShedWhole(result) ? { 'retry-after': String(retryAfterSeconds) } : {};
}

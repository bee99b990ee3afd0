import type { ServerResponse } from 'node:http';
import { type ErrorCode, type ErrorDetails, errorMessage } from '../errors';
import type { Language } from '../language';

/** A reply that is decided before GraphQL begins. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
    /** Safe facts that stand beside the code in the error's extensions. Never a value that was sent. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'HttpRefusal';
  }

  /** A refusal in the catalogue's words; what would be allowed stands in the sentence and in the extensions. */
  static of(
    status: number,
    code: ErrorCode,
    language: Language,
    details: ErrorDetails = {},
    headers: Readonly<Record<string, string>> = {},
  ): HttpRefusal {
    return new HttpRefusal(status, code, errorMessage(code, language, details), headers, details);
  }
}

/** Writes a refusal in the form of a GraphQL response. */
export function writeRefusal(response: ServerResponse, refusal: HttpRefusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = refusalBody(refusal);
  response.writeHead(refusal.status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...refusal.headers,
  });
  response.end(body);
}

/** The GraphQL response that tells a refusal, as JSON. */
export function refusalBody({ code, message, details }: HttpRefusal): string {
  return JSON.stringify({ errors: [{ message, extensions: { ...details, code } }] });
}

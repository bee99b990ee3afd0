import type { IncomingMessage } from 'node:http';
import { HttpRefusal, type Language } from '@banenbrug/service-common';

/** What a browser sends to another site without asking it first. */
const simpleTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

/** A header of its own makes a browser ask first, whatever its value. */
const preflightHeaders = ['apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * Refuses what the page of any site could have its visitors' browsers send here without a preflight, so that CORS can
 * protect them (cross-site request forgery, and the timing of answers).
 * @throws HttpRefusal 400
 */
export function refuseSimpleRequests({ headers }: IncomingMessage, language: Language): void {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== undefined && type !== '' && !simpleTypes.includes(type)) return;
  if (preflightHeaders.some((name) => headers[name])) return;
  throw HttpRefusal.of(400, 'PREFLIGHT_REQUIRED', language);
}

import type { ServerResponse } from 'node:http';
import { HttpRefusal, type Language } from '@banenbrug/service-common';
import type { Standing } from './rate-limiter';

/**
 * Tells a client how it stands, in the header fields of the IETF's draft "RateLimit header fields for HTTP".
 * @throws HttpRefusal 429 when its budget is used up
 */
export function tellStanding(response: ServerResponse, standing: Standing, language: Language): void {
  const { limit, isOver, remaining, resetSeconds } = standing;
  const { name, points, windowSeconds } = limit;
  response.setHeader('ratelimit-policy', `"${name}";q=${points};w=${windowSeconds}`);
  response.setHeader('ratelimit', `"${name}";r=${remaining};t=${resetSeconds}`);
  if (!isOver) return;
  const details = { limit: points, windowSeconds, retryAfterSeconds: resetSeconds };
  throw HttpRefusal.of(429, 'RATE_LIMITED', language, details, { 'retry-after': String(resetSeconds) });
}

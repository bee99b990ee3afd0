import type { ServerResponse } from 'node:http';
import { HttpRefusal, type Language } from '@banenbrug/service-common';
import type { Standing } from './rate-limiter';

/**
 * Tells a client how it stands, in the header fields of the IETF's draft "RateLimit header fields for HTTP".
 * @throws HttpRefusal 429 when its budget is used up
 */
export function tellStanding(response: ServerResponse, standing: Standing, language: Language): void {
  const { name, points, windowSeconds } = standing.limit;
  response.setHeader('ratelimit-policy', `"${name}";q=${points};w=${windowSeconds}`);
  response.setHeader('ratelimit', `"${name}";r=${standing.remaining};t=${standing.resetSeconds}`);
  refuseWhenOver(standing, language);
}

/** @throws HttpRefusal 429 when the budget is used up */
export function refuseWhenOver({ limit, isOver, resetSeconds }: Standing, language: Language): void {
  if (!isOver) return;
  const details = {
    limit: limit.points,
    windowSeconds: limit.windowSeconds,
    retryAfterSeconds: resetSeconds,
  };
  throw HttpRefusal.of(429, 'RATE_LIMITED', language, details, { 'retry-after': String(resetSeconds) });
}

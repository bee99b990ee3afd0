import type { IncomingMessage } from 'node:http';
import { HttpRefusal, languageOf } from '@banenbrug/service-common';

/**
 * Judges the web page that a request comes from; null when it may ask: one of the hub's own, one whose origin is allowed,
 * or no page at all. For what a browser sends without asking first, a WebSocket above all. What a page asks by GET and may not
 * read names no origin, but that it is of another site.
 * @param origins exact, such as https://portal.example.nl
 */
export function createOriginJudge(
  origins: readonly string[],
): (request: Pick<IncomingMessage, 'headers'>) => HttpRefusal | null {
  const allowed = new Set(origins);
  return ({ headers: { origin, host, 'sec-fetch-site': site, 'accept-language': accepted } }) => {
    if (origin === undefined && !isElsewhere(site)) return null;
    if (origin !== undefined && (allowed.has(origin) || isOf(origin, host))) return null;
    return HttpRefusal.of(403, 'ORIGIN_NOT_ALLOWED', languageOf(accepted));
  };
}

/** Clients that are no browsers do not say where the page is, and have none. */
function isElsewhere(site: string | string[] | undefined): boolean {
  return site === 'cross-site' || site === 'same-site';
}

function isOf(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
}

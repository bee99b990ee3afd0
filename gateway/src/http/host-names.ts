import type { IncomingMessage } from 'node:http';
import { HttpRefusal, languageOf, type RequestHandler, writeRefusal } from '@banenbrug/service-common';

/**
 * Refuses requests that were sent to another name than these. A page of another site can have its own name lead to
 * this machine (DNS rebinding) and would then be let in as if it were the hub's own; its name gives it away.
 */
export function refuseOtherHosts(names: readonly string[]): RequestHandler {
  const judge = createHostJudge(names);
  return (request, response) => {
    const refusal = judge(request);
    if (refusal) writeRefusal(response, refusal);
    return refusal !== null;
  };
}

/** Judges by which name a request was sent; null when it is one of these. */
export function createHostJudge(
  names: readonly string[],
): (request: Pick<IncomingMessage, 'headers'>) => HttpRefusal | null {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const told = { names: [...known].join(', ') };
  return ({ headers: { host = '', 'accept-language': accepted } }) => {
    if (known.has(nameIn(host))) return null;
    const headers = { connection: 'close' };
    return HttpRefusal.of(421, 'MISDIRECTED_REQUEST', languageOf(accepted), told, headers);
  };
}

/** The name in a Host header, an IPv6 address in its brackets, without the port. */
function nameIn(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

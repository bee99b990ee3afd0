import { HttpRefusal, languageOf, type RequestHandler, writeRefusal } from '@banenbrug/service-common';

/**
 * Refuses requests that were sent to another name than these. A page of another site can have its own name lead to
 * this machine (DNS rebinding) and would then be let in as if it were the hub's own; its name gives it away.
 */
export function refuseOtherHosts(names: readonly string[]): RequestHandler {
  const known = new Set(names.map((name) => name.toLowerCase()));
  const told = { names: [...known].join(', ') };
  return ({ headers: { host = '', 'accept-language': accepted } }, response) => {
    if (known.has(nameIn(host))) return false;
    const headers = { connection: 'close' };
    writeRefusal(response, HttpRefusal.of(421, 'MISDIRECTED_REQUEST', languageOf(accepted), told, headers));
    return true;
  };
}

/** The name in a Host header, an IPv6 address in its brackets, without the port. */
function nameIn(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

import { HttpRefusal, type RequestHandler, writeRefusal } from '@banenbrug/service-common';

/**
 * Refuses requests that were sent to another name than these. A page of another site can have its own name lead to
 * this machine (DNS rebinding) and would then be let in as if it were the hub's own; its name gives it away.
 */
export function refuseOtherHosts(names: readonly string[]): RequestHandler {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return ({ headers: { host = '' } }, response) => {
    if (known.has(nameIn(host))) return false;
    const message = `This hub answers only to the names ${[...known].join(', ')}.`;
    writeRefusal(response, new HttpRefusal(421, 'MISDIRECTED_REQUEST', message, { connection: 'close' }));
    return true;
  };
}

/** The name in a Host header, an IPv6 address in its brackets, without the port. */
function nameIn(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

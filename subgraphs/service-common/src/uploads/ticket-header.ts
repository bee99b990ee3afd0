/**
 * A ticket's secret travels as `Authorization: Ticket <secret>`. Proxies, logs and browsers treat that header as a
 * secret already: it is not logged, not kept with an answer and not taken along to another origin, and a page of another
 * origin cannot set it without asking first.
 */
const ticketForm = /^Ticket +([A-Za-z0-9_-]{32,128}) *$/i;

/** The secret in an Authorization header; null when there is none in it. */
export function readTicketHeader(authorization: string | undefined): string | null {
  return ticketForm.exec(authorization ?? '')?.[1] ?? null;
}

/** The Authorization header that carries a secret. */
export function writeTicketHeader(secret: string): string {
  return `Ticket ${secret}`;
}

import { makeTicketSecret as makeSecret, type TicketSecret as Secret } from '@banenbrug/service-common';

export { isTicketSecret as isSecretOf } from '@banenbrug/service-common';

/** Minutes for which a ticket takes its file. */
const lifetimeMinutes = 15;

/** The part of a ticket that is shown once, and what is kept of it. */
export interface TicketSecret extends Secret {
  readonly expiresAt: Date;
}

/** A new secret of 256 bits, good for fifteen minutes. */
export function makeTicketSecret(now: Date): TicketSecret {
  return { ...makeSecret(), expiresAt: new Date(now.getTime() + lifetimeMinutes * 60_000) };
}

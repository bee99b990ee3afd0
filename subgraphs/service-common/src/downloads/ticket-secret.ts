import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of 256 bits: it is shown once, and its hash is kept. */
export interface TicketSecret {
  /** 43 characters of base64url. */
  readonly secret: string;
  /** SHA-256 in hexadecimal. */
  readonly secretHash: string;
}

/** Makes a secret. */
export function makeTicketSecret(): TicketSecret {
  const secret = randomBytes(32).toString('base64url');
  return { secret, secretHash: hashTicketSecret(secret) };
}

/** What is kept of a secret. It has 256 bits, so a plain hash tells nothing of it. */
export function hashTicketSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret is that of a ticket, in a time that tells nothing of how much of it is right. */
export function isTicketSecret(secretHash: string | null, secret: string): boolean {
  const given = Buffer.from(hashTicketSecret(secret), 'hex');
  const expected = Buffer.from(secretHash ?? '', 'hex');
  return expected.length === given.length && timingSafeEqual(expected, given);
}

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Minutes for which a ticket takes its file. */
const lifetimeMinutes = 15;

/** The part of a ticket that is shown once, and what is kept of it. */
export interface TicketSecret {
  readonly secret: string;
  readonly secretHash: string;
  readonly expiresAt: Date;
}

/** A new secret of 256 bits, good for fifteen minutes. */
export function makeTicketSecret(now: Date): TicketSecret {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + lifetimeMinutes * 60_000);
  return { secret, secretHash: hashOf(secret).toString('hex'), expiresAt };
}

/** Whether a secret is that of a ticket, in a time that tells nothing of how much of it is right. */
export function isSecretOf(secretHash: string | null, secret: string): boolean {
  const expected = Buffer.from(secretHash ?? '', 'hex');
  const given = hashOf(secret);
  return timingSafeEqual(expected.length === given.length ? expected : hashOf(''), given);
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

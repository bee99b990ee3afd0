import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { UnauthenticatedError } from '../errors';
import { isUuid } from '../ids';
import { isStorableText } from '../storable-text';
import type { Caller } from './caller';

/** The one claim the hub reads beside the registered ones: the role, and what it is a role of. */
export const callerClaim = 'banenbrug';

/** In one case, so that comparing ids as text is comparing ids. */
const uuid = z
  .string()
  .refine(isUuid)
  .transform((id) => id.toLowerCase());
const regionCode = z.string().regex(/^AM\d{2}$/);

const claims = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('EMPLOYER'), employerId: uuid }),
  z.strictObject({ role: z.literal('DESK'), deskId: uuid, regions: z.array(regionCode).min(1).max(35) }),
  z.strictObject({ role: z.literal('ORGANISER') }),
  z.strictObject({ role: z.literal('LIAISON') }),
  z.strictObject({ role: z.literal('ADMIN') }),
]);

/** The claim as an issuer writes it. */
export type CallerClaims = z.infer<typeof claims>;

/**
 * The caller a verified token speaks for.
 * @throws UnauthenticatedError when the claim is absent or its scope does not fit its role, or when no subject is
 *   named: idempotency keys and audit lines are bound to it
 */
export function callerFromClaims(payload: JWTPayload): Caller {
  const parsed = claims.safeParse(payload[callerClaim]);
  const subject = subjectOf(payload);
  if (!parsed.success || subject === null) throw new UnauthenticatedError('invalid');
  const claim = parsed.data;
  return Object.freeze({
    role: claim.role,
    employerId: claim.role === 'EMPLOYER' ? claim.employerId : null,
    deskId: claim.role === 'DESK' ? claim.deskId : null,
    regions: Object.freeze(claim.role === 'DESK' ? [...claim.regions] : []),
    subject,
  });
}

/** The library checks that `sub` is there, not that it is a text. */
function subjectOf({ sub }: { sub?: unknown }): string | null {
  return typeof sub === 'string' && sub.trim() !== '' && isStorableText(sub) ? sub : null;
}

import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { UnauthenticatedError } from '../errors';
import { isUuid } from '../ids';
import type { Caller } from './caller';

/** The one claim the hub reads beside the registered ones: the role, and what it is a role of. */
export const callerClaim = 'banenbrug';

const uuid = z.string().refine(isUuid);
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
 * @throws UnauthenticatedError when the claim is absent or its scope does not fit its role
 */
export function callerFromClaims(payload: JWTPayload): Caller {
  const parsed = claims.safeParse(payload[callerClaim]);
  if (!parsed.success || payload.sub === undefined) throw new UnauthenticatedError('invalid');
  const claim = parsed.data;
  return Object.freeze({
    role: claim.role,
    employerId: claim.role === 'EMPLOYER' ? claim.employerId : null,
    deskId: claim.role === 'DESK' ? claim.deskId : null,
    regions: Object.freeze(claim.role === 'DESK' ? [...claim.regions] : []),
    subject: payload.sub,
  });
}

import { z } from 'zod';
import { UnauthenticatedError } from '../errors';
import { isUuid } from '../ids';
import { type Caller, frozenCaller } from './caller';
import type { VerifiedToken } from './verify-token';

/** The one claim the hub reads beside the registered ones: the role, and what it is a role of. */
export const callerClaim = 'banenbrug';

/** In one case, so that comparing ids as text is comparing ids. */
const uuid = z
  .string()
  .refine(isUuid)
  .transform((id) => id.toLowerCase());
const regionCode = z.string().regex(/^AM\d{2}$/);

const claim = z.discriminatedUnion('role', [
  z.strictObject({ role: z.literal('EMPLOYER'), employerId: uuid }),
  z.strictObject({ role: z.literal('DESK'), deskId: uuid, regions: z.array(regionCode).min(1).max(35) }),
  z.strictObject({ role: z.literal('ORGANISER') }),
  z.strictObject({ role: z.literal('LIAISON') }),
  z.strictObject({ role: z.literal('ADMIN') }),
]);

/** The claim as an issuer writes it. */
export type CallerClaims = z.infer<typeof claim>;

/** Whether a token says by itself, in the hub's own claim, who its subject is here. */
export function hasCallerClaim({ claims }: Pick<VerifiedToken, 'claims'>): boolean {
  return claims[callerClaim] !== undefined;
}

/**
 * The caller a verified token speaks for by the hub's own claim.
 * @throws UnauthenticatedError invalid, when the claim is absent or its scope does not fit its role
 */
export function callerFromClaims({ subject, claims }: Pick<VerifiedToken, 'subject' | 'claims'>): Caller {
  const parsed = claim.safeParse(claims[callerClaim]);
  if (!parsed.success) throw new UnauthenticatedError('invalid');
  const { data } = parsed;
  return frozenCaller({
    role: data.role,
    employerId: data.role === 'EMPLOYER' ? data.employerId : null,
    deskId: data.role === 'DESK' ? data.deskId : null,
    regions: data.role === 'DESK' ? data.regions : [],
    subject,
  });
}

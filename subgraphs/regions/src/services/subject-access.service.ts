import { isStorableText, today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import {
  type ClaimValue,
  findIsRevoked,
  findSubjectAccess,
  type SubjectAccess,
  type TokenSubject,
} from '../repositories/subject-access.repository';

/** A token as far as access depends on it. */
export interface TokenClaims extends TokenSubject {
  readonly values: readonly ClaimValue[];
}

/**
 * What a token gives; without claims only whether its subject is revoked. A revoked subject gets nothing, so that
 * forgetting to ask whether it is lets nobody in.
 */
export async function accessOf(
  { database, clock }: RegionsContext,
  { issuer, subject, values }: TokenClaims,
): Promise<SubjectAccess> {
  if (![issuer, subject].every(isStorableText)) return { isRevoked: false, grants: [] };
  const claims = values.filter(({ claim, value }) => isStorableText(claim) && isStorableText(value));
  const of = { issuer, subject };
  if (claims.length === 0) return { isRevoked: await findIsRevoked(database.manager, of), grants: [] };
  const access = await findSubjectAccess(database.manager, of, claims, today(clock));
  return access.isRevoked ? { isRevoked: true, grants: [] } : access;
}

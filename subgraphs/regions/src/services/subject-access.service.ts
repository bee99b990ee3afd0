import { isStorableText, today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import {
  type ClaimValue,
  findSubjectAccess,
  type SubjectAccess,
} from '../repositories/subject-access.repository';

/** A token as far as access depends on it. */
export interface TokenClaims {
  readonly issuer: string;
  readonly subject: string;
  readonly values: readonly ClaimValue[];
}

/** What a token gives. A revoked subject gets nothing, so that forgetting to ask whether it is lets nobody in. */
export async function accessOf(
  { database, clock }: RegionsContext,
  { issuer, subject, values }: TokenClaims,
): Promise<SubjectAccess> {
  if (![issuer, subject].every(isStorableText)) return { isRevoked: false, grants: [] };
  const claims = [{ claim: 'sub', value: subject }, ...values].filter(
    ({ claim, value }) => isStorableText(claim) && isStorableText(value),
  );
  const access = await findSubjectAccess(database.manager, { issuer, subject }, claims, today(clock));
  return access.isRevoked ? { isRevoked: true, grants: [] } : access;
}

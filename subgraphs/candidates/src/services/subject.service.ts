import {
  invalidValue,
  isStorableText,
  isUuid,
  referenceUnknown,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidateProfile } from '../entities';
import { lockProfiles } from '../repositories/candidate-profile.repository';
import { profileIdsOfReference } from '../repositories/subject.repository';

/** How a desk names the person of a data-subject request, as a client gives it: exactly one of the two. */
export interface SubjectInput {
  readonly deskReference?: string | null;
  readonly profileId?: string | null;
}

/** The same, read. A reference of null is one that no profile can bear. */
export type Subject = { readonly deskReference: string | null } | { readonly profileId: string };

/** Profiles that one person can have: a reference that more bear is no reference of a person. */
export const maximumProfiles = 100;

/** Reads which person is meant, or tells what is wrong with it; the path ends in the field's name. */
export function subjectOf({ deskReference, profileId }: SubjectInput): Subject | UserError {
  if ((deskReference == null) === (profileId == null)) {
    return invalidValue(['input', 'deskReference'], deskReference == null ? 'REQUIRED' : 'MALFORMED');
  }
  if (profileId != null) {
    return isUuid(profileId) ? { profileId } : referenceUnknown('input', 'profileId');
  }
  const reference = deskReference?.trim() ?? '';
  // Not screened as publishing does: what got in before a rule of screening was made must be found, too.
  const isBearable = reference !== '' && reference.length <= 60 && isStorableText(reference);
  return { deskReference: isBearable ? reference : null };
}

/** Whether what was read is a refusal. */
export const isRefused = (subject: Subject | UserError): subject is UserError => '__typename' in subject;

/** The ids of the profiles that a desk may mean by it; one that is named by its id need not be there. */
export async function profileIdsOf(
  manager: EntityManager,
  deskId: string,
  subject: Subject,
): Promise<readonly string[] | 'TOO_MANY'> {
  if ('profileId' in subject) return [subject.profileId.toLowerCase()];
  if (subject.deskReference === null) return [];
  const ids = await profileIdsOfReference(manager, deskId, subject.deskReference, maximumProfiles + 1);
  return ids.length > maximumProfiles ? 'TOO_MANY' : ids;
}

/**
 * The subject's profiles, locked until the transaction ends. A correction that has taken the reference away while we
 * waited for the lock came first: then the profile is no longer meant.
 */
export async function lockSubject(
  manager: EntityManager,
  deskId: string,
  subject: Subject,
): Promise<readonly CandidateProfile[] | UserError> {
  const ids = await profileIdsOf(manager, deskId, subject);
  if (ids === 'TOO_MANY') return tooManyProfiles;
  const locked = await lockProfiles(manager, deskId, ids);
  if ('profileId' in subject) {
    return locked.length > 0 ? locked : referenceUnknown('input', 'profileId');
  }
  const still = new Set(await profileIdsOf(manager, deskId, subject));
  return locked.filter(({ id }) => still.has(id));
}

const tooManyProfiles = invalidValue(['input', 'deskReference'], 'OUT_OF_RANGE', {
  maximum: maximumProfiles,
});

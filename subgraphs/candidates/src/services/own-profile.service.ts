import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  stateConflict,
  today,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { CandidateProfile } from '../entities';
import { lockProfiles } from '../repositories/candidate-profile.repository';
import { requireDesk } from './candidate-access.service';
import { stateOf } from './profile-state.service';

/** A change of a profile that its transaction has locked; answers why it was refused, or null. */
export type ProfileChange = (manager: EntityManager, profile: CandidateProfile) => Promise<UserError | null>;

/**
 * Changes a profile of the caller's desk: of several at once each sees what the one before it left. A profile that
 * is not the desk's is unknown to it.
 */
export async function changeOwnProfile(
  context: CandidatesContext,
  profileId: string,
  change: ProfileChange,
): Promise<Outcome<CandidateProfile>> {
  const deskId = requireDesk(context.caller);
  if (!isUuid(profileId)) return refused(referenceUnknown('input', 'profileId'));
  return context.database.transaction(async (manager) => {
    const [profile] = await lockProfiles(manager, deskId, [profileId]);
    if (!profile) return refused(referenceUnknown('input', 'profileId'));
    const refusal = await change(manager, profile);
    if (refusal) return refused(refusal);
    return done(await manager.findOneByOrFail(CandidateProfile, { id: profile.id }));
  });
}

/** The refusal of a change that only a published profile takes; null when it is published today. */
export function refuseUnlessPublished(
  { clock }: CandidatesContext,
  profile: CandidateProfile,
): UserError | null {
  const state = stateOf(profile, today(clock));
  return state === 'PUBLISHED' ? null : stateConflict(['input', 'profileId'], state);
}

import { type Outcome, stateConflict, today, writeAudit } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { CandidateProfile } from '../entities';
import { withdrawProfiles } from '../repositories/withdraw-profiles';
import { changeOwnProfile, refuseUnlessPublished } from './own-profile.service';

/** Which profile to change. */
export interface ProfileToChange {
  readonly profileId: string;
}

/** Confirms today that a profile is still right (domain rule 4). */
export function verifyProfile(
  context: CandidatesContext,
  { profileId }: ProfileToChange,
): Promise<Outcome<CandidateProfile>> {
  return changeOwnProfile(context, profileId, async (manager, profile) => {
    const refusal = refuseUnlessPublished(context, profile);
    if (refusal) return refusal;
    await manager.update(CandidateProfile, { id: profile.id }, { verifiedOn: today(context.clock) });
    await writeAudit(manager, context, {
      action: 'verifyProfile',
      objectIds: [profile.id],
      purpose: 'confirm that a profile is still right',
    });
    return null;
  });
}

/**
 * Withdraws a profile at once (domain rule 5): its content and its private side are erased, and its open
 * introductions end without saying why, in one transaction.
 */
export function withdrawProfile(
  context: CandidatesContext,
  { profileId }: ProfileToChange,
): Promise<Outcome<CandidateProfile>> {
  return changeOwnProfile(context, profileId, async (manager, { id, state }) => {
    if (state === 'WITHDRAWN') return stateConflict(['input', 'profileId'], state);
    const { introductions } = await withdrawProfiles(manager, [id], today(context.clock), context);
    await writeAudit(manager, context, {
      action: 'withdrawProfile',
      objectIds: [id, ...introductions.map((introduction) => introduction.id)],
      purpose: 'consent was withdrawn',
    });
    return null;
  });
}

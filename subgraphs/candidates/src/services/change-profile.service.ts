import {
  done,
  HubError,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  requireRole,
  stateConflict,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { CandidateProfile, ProfilePrivate } from '../entities';
import {
  closeIntroductionsOf,
  setVerified,
  setWithdrawn,
} from '../repositories/candidate-profile.repository';

/** Which profile to change. */
export interface ProfileToChange {
  readonly profileId: string;
}

/** Confirms today that a profile is still right (DESIGN rule 4). */
export function verifyProfile(
  context: CandidatesContext,
  { profileId }: ProfileToChange,
): Promise<Outcome<CandidateProfile>> {
  return changeOwn(context, profileId, async (manager, deskId) => {
    if (!(await setVerified(manager, profileId, deskId, today(context.clock)))) return false;
    await writeAudit(manager, context, {
      action: 'verifyProfile',
      objectIds: [profileId],
      purpose: 'confirm that a profile is still right',
    });
    return true;
  });
}

/**
 * Withdraws a profile at once (DESIGN rule 5): its content and its private side are erased, and its open
 * introductions end without saying why, in one transaction.
 */
export function withdrawProfile(
  context: CandidatesContext,
  { profileId }: ProfileToChange,
): Promise<Outcome<CandidateProfile>> {
  return changeOwn(context, profileId, async (manager, deskId) => {
    const day = today(context.clock);
    if (!(await setWithdrawn(manager, profileId, deskId, day))) return false;
    await manager.delete(ProfilePrivate, { profileId });
    const closed = await closeIntroductionsOf(manager, profileId, day);
    await writeAudit(manager, context, {
      action: 'withdrawProfile',
      objectIds: [profileId, ...closed],
      purpose: 'consent was withdrawn',
    });
    return true;
  });
}

/**
 * Changes a published profile of the caller's desk by compare-and-set: whoever comes second is told the state it
 * is in. A profile that is not the desk's is unknown to it.
 */
async function changeOwn(
  { caller, database }: CandidatesContext,
  profileId: string,
  change: (manager: EntityManager, deskId: string) => Promise<boolean>,
): Promise<Outcome<CandidateProfile>> {
  requireRole(caller, 'DESK');
  const { deskId } = caller;
  if (deskId === null) throw new HubError('FORBIDDEN');
  if (!isUuid(profileId)) return refused(referenceUnknown('input', 'profileId'));
  return database.transaction(async (manager) => {
    const isChanged = await change(manager, deskId);
    const profile = await manager.findOneBy(CandidateProfile, { id: profileId, deskId });
    if (!profile) return refused(referenceUnknown('input', 'profileId'));
    return isChanged ? done(profile) : refused(stateConflict(['input', 'profileId'], profile.state));
  });
}

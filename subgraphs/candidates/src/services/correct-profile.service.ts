import {
  type Outcome,
  refusal,
  revisionConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { type CandidatePool, CandidateProfile, ProfilePrivate } from '../entities';
import { requireDesk } from './candidate-access.service';
import { checkContent, type ProfileContentInput } from './check-profile.service';
import { changeOwnProfile, refuseUnlessPublished } from './own-profile.service';
import { poolForProfile } from './place-profile.service';
import { correctionOf } from './profile-content.service';

/** What to correct of a profile: what is absent stays as it is, what is null becomes unknown. */
export interface CorrectProfileInput extends ProfileContentInput {
  readonly profileId: string;
  /** The revision that was read: another means that somebody else has corrected it since. */
  readonly expectedRevision: number;
}

/** Corrects a published profile of the caller's desk, by the rules of publishing; that verifies it today. */
export async function correctProfile(
  context: CandidatesContext,
  input: CorrectProfileInput,
): Promise<Outcome<CandidateProfile>> {
  const day = today(context.clock);
  requireDesk(context.caller);
  const invalid = refusal<CandidateProfile>(checkContent(input, day));
  if (invalid) return invalid;
  return changeOwnProfile(context, input.profileId, async (manager, profile) => {
    const conflict = refuseUnlessPublished(context, profile) ?? conflictOf(input, profile);
    if (conflict) return conflict;
    const place = await correctedPlace(manager, context, profile, input);
    if ('error' in place) return place.error;
    const { id, revision } = profile;
    const { profile: content, details } = correctionOf(input, day);
    const counted = { ...content, ...place, changedOn: day, verifiedOn: day, revision: revision + 1 };
    await manager.update(CandidateProfile, { id }, counted);
    if (Object.keys(details).length > 0) await manager.update(ProfilePrivate, { profileId: id }, details);
    await writeAudit(manager, context, {
      action: 'correctProfile',
      objectIds: [id],
      purpose: 'put right what is told of a candidate',
    });
    return null;
  });
}

const conflictOf = (input: CorrectProfileInput, { revision }: CandidateProfile): UserError | null =>
  revisionConflict(input.expectedRevision, revision);

/** Where the profile is after the correction: only if one of its three fields is named is its place judged anew. */
async function correctedPlace(
  manager: EntityManager,
  context: CandidatesContext,
  profile: CandidateProfile,
  input: CorrectProfileInput,
): Promise<Partial<Pick<CandidateProfile, 'poolId' | 'regionCode'>> | { error: UserError }> {
  const { poolId, regionCode, municipalityCode = profile.municipalityCode } = input;
  if (poolId == null && regionCode == null && input.municipalityCode == null) return {};
  const isElsewhere = poolId != null || regionCode != null;
  const place = isElsewhere
    ? { poolId: poolId ?? null, regionCode: regionCode ?? null, municipalityCode }
    : { poolId: profile.poolId, municipalityCode };
  const { value, errors } = await poolForProfile(manager, context, profile.deskId, place);
  return value === null ? { error: errors[0] } : placeOf(value);
}

const placeOf = ({ id, regionCode }: CandidatePool) => ({ poolId: id, regionCode });

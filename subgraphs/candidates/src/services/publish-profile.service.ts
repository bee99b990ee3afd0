import {
  createOnce,
  done,
  type Outcome,
  refusal,
  refused,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { type CandidatePool, CandidateProfile, ProfilePrivate } from '../entities';
import { requireDesk } from './candidate-access.service';
import { checkProfile, type PublishProfileInput } from './check-profile.service';
import { poolForProfile } from './place-profile.service';
import { contentOf, privateContentOf } from './profile-content.service';

/** Publishes an anonymous profile in a pool of the caller's own desk, verified today. */
export async function publishProfile(
  context: CandidatesContext,
  input: PublishProfileInput,
): Promise<Outcome<CandidateProfile>> {
  const { clock, database } = context;
  const deskId = requireDesk(context.caller);
  const invalid = refusal<CandidateProfile>(checkProfile(input, today(clock)));
  if (invalid) return invalid;
  return database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'publishProfile', input },
      async (id) => {
        const place = await poolForProfile(manager, context, deskId, input);
        return place.value === null
          ? refused(...place.errors)
          : done(await store(manager, context, input, place.value, id));
      },
      async (id) => done(await manager.findOneByOrFail(CandidateProfile, { id })),
    ),
  );
}

async function store(
  manager: EntityManager,
  context: CandidatesContext,
  input: PublishProfileInput,
  pool: CandidatePool,
  id: string,
): Promise<CandidateProfile> {
  const day = today(context.clock);
  const profile: CandidateProfile = {
    id,
    poolId: pool.id,
    deskId: pool.deskId,
    regionCode: pool.regionCode,
    state: 'PUBLISHED',
    ...contentOf(input),
    publishedOn: day,
    changedOn: day,
    verifiedOn: day,
    withdrawnOn: null,
    revision: 1,
  };
  await manager.insert(CandidateProfile, profile);
  await manager.insert(ProfilePrivate, {
    profileId: id,
    deskId: pool.deskId,
    ...privateContentOf(input, day),
  });
  await writeAudit(manager, context, {
    action: 'publishProfile',
    objectIds: [id],
    purpose: 'offer a candidate to employers, with recorded consent',
  });
  return profile;
}

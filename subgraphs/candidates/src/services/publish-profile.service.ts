import {
  createOnce,
  done,
  HubError,
  occupationKey,
  type Outcome,
  refusal,
  refused,
  requireRole,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { type CandidatePool, CandidateProfile, ProfilePrivate } from '../entities';
import { checkProfile, type PublishProfileInput } from './check-profile.service';
import { poolForProfile } from './place-profile.service';

/** Publishes an anonymous profile in a pool of the caller's own desk, verified today. */
export async function publishProfile(
  context: CandidatesContext,
  input: PublishProfileInput,
): Promise<Outcome<CandidateProfile>> {
  const { caller, clock, database } = context;
  requireRole(caller, 'DESK');
  const { deskId } = caller;
  if (deskId === null) throw new HubError('FORBIDDEN');
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
    verifiedOn: day,
    withdrawnOn: null,
  };
  await manager.insert(CandidateProfile, profile);
  await manager.insert(ProfilePrivate, {
    profileId: id,
    deskId: pool.deskId,
    deskReference: input.deskReference?.trim() || null,
    deskNotes: input.deskNotes?.trim() || null,
    workplaceConditions: unique(input.workplaceConditions),
    consentRecordedOn: input.consentRecordedOn ?? day,
  });
  await writeAudit(manager, context, {
    action: 'publishProfile',
    objectIds: [id],
    purpose: 'offer a candidate to employers, with recorded consent',
  });
  return profile;
}

function contentOf(input: PublishProfileInput) {
  return {
    municipalityCode: input.municipalityCode ?? null,
    availableFrom: input.availableFrom ?? null,
    hoursMin: input.hoursPerWeek?.min ?? null,
    hoursMax: input.hoursPerWeek?.max ?? null,
    workingLevel: input.workingLevel ?? null,
    occupations: unique(input.occupations?.map(occupationKey)),
    sectors: unique(input.sectors),
    skills: unique(input.skills?.map((skill) => skill.trim())),
    languages: unique(input.languages),
    drivingLicences: unique(input.drivingLicences),
    travelDistanceKm: input.travel?.maxDistanceKm ?? null,
    travelTimeMinutes: input.travel?.maxTimeMinutes ?? null,
    travelMeans: unique(input.travel?.means),
  };
}

/** Each item once; an unknown list stays unknown and an empty one empty. */
const unique = <Item>(list: readonly Item[] | null | undefined): Item[] | null =>
  list == null ? null : [...new Set(list)];

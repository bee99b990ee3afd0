import { type ConnectionArguments, occupationOfKey, today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { CandidateProfile as ProfileRow } from '../entities';
import { requireOwnDesk } from '../services/candidate-access.service';
import { vacanciesForProfile } from '../services/matching-vacancies.service';
import { isProfileStale } from '../services/profile-staleness.service';
import { stateOf } from '../services/profile-state.service';
import { unknownFieldsOf } from '../services/unknown-fields.service';

/** What the publishing desk alone may see; null once it was erased. */
const privateOf = ({ id, deskId }: ProfileRow, { caller, loaders }: CandidatesContext) => {
  requireOwnDesk(caller, deskId);
  return loaders.profilePrivateById.load(id);
};

const coded = (codes: readonly string[] | null) => codes?.map((code) => ({ code })) ?? null;

export const CandidateProfile = {
  __resolveReference: async ({ id }: { id: string }, { loaders }: CandidatesContext) =>
    loaders.profileById.load(id),
  state: (profile: ProfileRow, _: unknown, { clock }: CandidatesContext) => stateOf(profile, today(clock)),
  pool: ({ poolId }: ProfileRow, _: unknown, { loaders }: CandidatesContext) => loaders.poolById.load(poolId),
  region: ({ regionCode }: ProfileRow) => ({ code: regionCode }),
  municipality: ({ municipalityCode }: ProfileRow) =>
    municipalityCode === null ? null : { code: municipalityCode },
  desk: ({ deskId }: ProfileRow) => ({ id: deskId }),
  hoursPerWeek: ({ hoursMin, hoursMax }: ProfileRow) =>
    hoursMin === null && hoursMax === null ? null : { min: hoursMin, max: hoursMax },
  occupations: ({ occupations }: ProfileRow) => occupations?.map(occupationOfKey) ?? null,
  sectors: ({ sectors }: ProfileRow) => coded(sectors),
  languages: ({ languages }: ProfileRow) => coded(languages),
  travel: ({ travelDistanceKm, travelTimeMinutes, travelMeans }: ProfileRow) =>
    travelDistanceKm === null && travelTimeMinutes === null && travelMeans === null
      ? null
      : { maxDistanceKm: travelDistanceKm, maxTimeMinutes: travelTimeMinutes, means: travelMeans },
  unknownFields: (profile: ProfileRow) => unknownFieldsOf(profile),
  isStale: ({ verifiedOn }: ProfileRow, _: unknown, { clock }: CandidatesContext) =>
    isProfileStale(verifiedOn, today(clock)),
  deskReference: async (profile: ProfileRow, _: unknown, context: CandidatesContext) =>
    (await privateOf(profile, context))?.deskReference ?? null,
  deskNotes: async (profile: ProfileRow, _: unknown, context: CandidatesContext) =>
    (await privateOf(profile, context))?.deskNotes ?? null,
  workplaceConditions: async (profile: ProfileRow, _: unknown, context: CandidatesContext) =>
    (await privateOf(profile, context))?.workplaceConditions ?? null,
  consentRecordedOn: async (profile: ProfileRow, _: unknown, context: CandidatesContext) =>
    (await privateOf(profile, context))?.consentRecordedOn ?? null,
  introductions: ({ id, deskId }: ProfileRow, paging: ConnectionArguments, context: CandidatesContext) => {
    requireOwnDesk(context.caller, deskId);
    return context.loaders.introductionsOfProfile.load(id, paging);
  },
  matchingVacancies: (profile: ProfileRow, paging: ConnectionArguments, context: CandidatesContext) =>
    vacanciesForProfile(context, profile, paging),
};

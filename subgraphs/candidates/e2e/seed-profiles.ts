import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';
import type { CandidateProfile } from '../src';

/** A pool of a desk, straight into its table. */
export async function seedPool(hub: TestHub, deskId: string, regionCode: string): Promise<string> {
  const id = randomUUID();
  await hub.sql(`insert into candidates.candidate_pools values ($1, $2, $3, 'Pool', false)`, [
    id,
    deskId,
    regionCode,
  ]);
  return id;
}

/** A published profile of which nothing is known but where it is, unless the change says so. */
export function profileOf(
  pool: { poolId: string; deskId: string; regionCode: string },
  change: Partial<CandidateProfile> = {},
): CandidateProfile {
  return {
    id: randomUUID(),
    ...pool,
    municipalityCode: null,
    state: 'PUBLISHED',
    availableFrom: null,
    hoursMin: null,
    hoursMax: null,
    workingLevel: null,
    occupations: null,
    sectors: null,
    skills: null,
    languages: null,
    drivingLicences: null,
    travelDistanceKm: null,
    travelTimeMinutes: null,
    travelMeans: null,
    publishedOn: '2026-05-01',
    verifiedOn: '2026-06-01',
    withdrawnOn: null,
    publishedUntil: null,
    revision: 1,
    ...change,
  };
}

const columns = `id uuid, "poolId" uuid, "deskId" uuid, "regionCode" text, "municipalityCode" text, state text,
  "availableFrom" text, "hoursMin" integer, "hoursMax" integer, "workingLevel" text, occupations text[],
  sectors text[], skills text[], languages text[], "drivingLicences" text[], "travelDistanceKm" integer,
  "travelTimeMinutes" integer, "travelMeans" text[], "publishedOn" date, "verifiedOn" date, "withdrawnOn" date, "publishedUntil" date, revision integer`;

/** Profiles straight into their table, in one statement. */
export async function seedProfiles(hub: TestHub, profiles: readonly CandidateProfile[]): Promise<void> {
  await hub.sql(
    `insert into candidates.candidate_profiles select * from jsonb_to_recordset($1::jsonb) as p(${columns})`,
    [JSON.stringify(profiles)],
  );
}

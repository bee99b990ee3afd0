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
    changedOn: change.publishedOn ?? '2026-05-01',
    verifiedOn: '2026-06-01',
    withdrawnOn: null,
    publishedUntil: null,
    revision: 1,
    ...change,
  };
}

/** Profiles straight into their table, in one statement. */
export async function seedProfiles(hub: TestHub, profiles: readonly CandidateProfile[]): Promise<void> {
  const rows = profiles.map((profile) =>
    Object.fromEntries(Object.entries(profile).map(([property, value]) => [snakeCase(property), value])),
  );
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  if (columns === '') return;
  await hub.sql(
    `insert into candidates.candidate_profiles (${columns})
     select ${columns} from jsonb_populate_recordset(null::candidates.candidate_profiles, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

import type { CandidateProfile, ProfilePrivate } from '../entities';

/** What an import compares, keeps and gives back of a profile: where it is and all that it tells. */
export const contentColumns = {
  poolId: 'pool_id',
  regionCode: 'region_code',
  municipalityCode: 'municipality_code',
  availableFrom: 'available_from',
  hoursMin: 'hours_min',
  hoursMax: 'hours_max',
  workingLevel: 'working_level',
  occupations: 'occupations',
  sectors: 'sectors',
  skills: 'skills',
  languages: 'languages',
  drivingLicences: 'driving_licences',
  travelDistanceKm: 'travel_distance_km',
  travelTimeMinutes: 'travel_time_minutes',
  travelMeans: 'travel_means',
  publishedUntil: 'published_until',
} as const satisfies Partial<Record<keyof CandidateProfile, string>>;

/** The same of its private side. */
export const detailColumns = {
  deskReference: 'desk_reference',
  deskNotes: 'desk_notes',
  workplaceConditions: 'workplace_conditions',
  consentRecordedOn: 'consent_recorded_on',
} as const satisfies Partial<Record<keyof ProfilePrivate, string>>;

export type ProfileContent = Pick<CandidateProfile, keyof typeof contentColumns>;
export type ProfileDetails = Pick<ProfilePrivate, keyof typeof detailColumns>;

/** A published profile as it stands, locked until the transaction ends. */
export interface StoredProfile {
  readonly id: string;
  readonly revision: number;
  readonly verifiedOn: string;
  readonly content: ProfileContent;
  readonly details: ProfileDetails;
}

/** Columns as an SQL list, each of the alias. */
export const listed = (columns: Readonly<Record<string, string>>, alias = ''): string =>
  Object.values(columns)
    .map((column) => `${alias}${column}`)
    .join(', ');

/** Columns as an SQL object whose keys are the properties. */
export const asObject = (columns: Readonly<Record<string, string>>, alias: string): string =>
  `json_build_object(${Object.entries(columns)
    .map(([property, column]) => `'${property}', ${alias}${column}`)
    .join(', ')})`;

/** Values by property as a row by column. */
export function rowOf(
  columns: Readonly<Record<string, string>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([property, column]) => [column, values[property] ?? null]),
  );
}

/** Whether two values of the same columns say the same. */
export function areEqual<Values extends object>(a: Values, b: Values): boolean {
  return Object.keys(a).every((key) => {
    const [left, right] = [a[key as keyof Values], b[key as keyof Values]];
    return Array.isArray(left) && Array.isArray(right)
      ? left.length === right.length && left.every((item, at) => item === right[at])
      : left === right;
  });
}

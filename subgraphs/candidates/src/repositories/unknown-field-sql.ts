import type { ProfileField } from '../services/unknown-fields.service';

/**
 * Whether a field of a profile `p` is unknown, wholly or in part, as SQL: the same as `unknownFieldsOf` says, which a
 * property test holds.
 */
export const isUnknownSql: Readonly<Record<ProfileField, string>> = {
  AVAILABLE_FROM: 'p.available_from is null',
  HOURS_PER_WEEK: 'num_nulls(p.hours_min, p.hours_max) > 0',
  WORKING_LEVEL: 'p.working_level is null',
  OCCUPATIONS: 'p.occupations is null',
  SECTORS: 'p.sectors is null',
  SKILLS: 'p.skills is null',
  LANGUAGES: 'p.languages is null',
  DRIVING_LICENCES: 'p.driving_licences is null',
  TRAVEL: 'num_nulls(p.travel_distance_km, p.travel_time_minutes, p.travel_means) > 0',
};

/** The fields in the order of the schema, with their SQL. */
export const unknownFieldEntries = Object.entries(isUnknownSql) as readonly (readonly [
  ProfileField,
  string,
])[];

/**
 * What a column of a file can tell of, as problems and mappings name it: the values of `ProfileField`, and what an
 * import needs beside them. `ROW` is the row as a whole.
 */
export const importFields = [
  'ROW',
  'DESK_REFERENCE',
  'CONSENT',
  'CONSENT_RECORDED_ON',
  'IN_REGISTER',
  'REGION',
  'MUNICIPALITY',
  'AVAILABLE_FROM',
  'HOURS_PER_WEEK',
  'WORKING_LEVEL',
  'OCCUPATIONS',
  'SECTORS',
  'SKILLS',
  'LANGUAGES',
  'DRIVING_LICENCES',
  'TRAVEL',
  'WORKPLACE_CONDITIONS',
  'PUBLISHED_UNTIL',
] as const;

/** A field of an imported row. */
export type ImportField = (typeof importFields)[number];

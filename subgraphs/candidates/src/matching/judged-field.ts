/** The fields of a profile that a criterion judges beside its region, in the order of the schema. */
export const judgedFields = [
  'HOURS_PER_WEEK',
  'AVAILABLE_FROM',
  'WORKING_LEVEL',
  'OCCUPATIONS',
  'SECTORS',
  'SKILLS',
  'LANGUAGES',
  'DRIVING_LICENCES',
  'TRAVEL',
  'TRAVEL_MEANS',
  'CHANGED_ON',
] as const;

/** A profile field that a criterion judges. */
export type JudgedField = (typeof judgedFields)[number];

/** What a client asks, by the name that the schema has for it. */
export type MatchCriterion =
  | 'REGION'
  | 'START_MONTH'
  | 'CHANGED_SINCE'
  | Exclude<JudgedField, 'AVAILABLE_FROM' | 'CHANGED_ON'>;

/** The criterion that judges a field: most are called as it is. */
export function criterionOf(field: JudgedField): MatchCriterion {
  if (field === 'AVAILABLE_FROM') return 'START_MONTH';
  return field === 'CHANGED_ON' ? 'CHANGED_SINCE' : field;
}

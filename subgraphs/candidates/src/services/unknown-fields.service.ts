import type { CandidateProfile } from '../entities';

/** What of a profile is judged here. */
type JudgedContent = Pick<
  CandidateProfile,
  | 'availableFrom'
  | 'hoursMin'
  | 'hoursMax'
  | 'workingLevel'
  | 'occupations'
  | 'sectors'
  | 'skills'
  | 'languages'
  | 'drivingLicences'
  | 'travelDistanceKm'
  | 'travelTimeMinutes'
  | 'travelMeans'
>;

const isUnknown = {
  AVAILABLE_FROM: ({ availableFrom }) => availableFrom === null,
  HOURS_PER_WEEK: ({ hoursMin, hoursMax }) => hoursMin === null || hoursMax === null,
  WORKING_LEVEL: ({ workingLevel }) => workingLevel === null,
  OCCUPATIONS: ({ occupations }) => occupations === null,
  SECTORS: ({ sectors }) => sectors === null,
  SKILLS: ({ skills }) => skills === null,
  LANGUAGES: ({ languages }) => languages === null,
  DRIVING_LICENCES: ({ drivingLicences }) => drivingLicences === null,
  TRAVEL: (profile) =>
    profile.travelDistanceKm === null || profile.travelTimeMinutes === null || profile.travelMeans === null,
} as const satisfies Record<string, (profile: JudgedContent) => boolean>;

/** A field of a profile that can be unknown: the enum ProfileField of the schema. */
export type ProfileField = keyof typeof isUnknown;

/** All of them, in the order of the schema. */
export const profileFields = Object.keys(isUnknown) as readonly ProfileField[];

/** The fields of a profile that are unknown, wholly or in part: what its desk should ask next. */
export const unknownFieldsOf = (profile: JudgedContent): ProfileField[] =>
  profileFields.filter((field) => isUnknown[field](profile));

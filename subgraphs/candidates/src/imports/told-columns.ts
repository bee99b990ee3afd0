import type { CandidateProfile, ProfilePrivate } from '../entities';
import type { ImportField } from './import-field';
import { fieldOfTarget, type ImportTarget } from './mapping/column-mapping';

/** A column of a profile or of its private side that a file can tell. */
type ColumnName = keyof CandidateProfile | keyof ProfilePrivate;

/** How a file tells a column. */
export interface ToldColumn {
  /** The field that problems of it name. */
  readonly field: ImportField;
  /** Whether the file tells a part only, such as one language of several: then it adds what the hub does not know. */
  readonly isPart: boolean;
}

/** Which columns a file tells, and how. */
export type ToldColumns = ReadonlyMap<string, ToldColumn>;

const columnsOfTarget: Partial<Record<ImportTarget, readonly ColumnName[]>> = {
  CONSENT: ['consentRecordedOn'],
  CONSENT_RECORDED_ON: ['consentRecordedOn'],
  MUNICIPALITY: ['municipalityCode'],
  AVAILABLE_FROM: ['availableFrom'],
  HOURS_PER_WEEK: ['hoursMin', 'hoursMax'],
  HOURS_MIN: ['hoursMin'],
  HOURS_MAX: ['hoursMax'],
  WORKING_LEVEL: ['workingLevel'],
  OCCUPATIONS: ['occupations'],
  SECTORS: ['sectors'],
  SKILLS: ['skills'],
  LANGUAGES: ['languages'],
  DRIVING_LICENCES: ['drivingLicences'],
  MAX_DISTANCE_KM: ['travelDistanceKm'],
  MAX_TIME_MINUTES: ['travelTimeMinutes'],
  TRAVEL_MEANS: ['travelMeans'],
  WORKPLACE_CONDITIONS: ['workplaceConditions'],
  PUBLISHED_UNTIL: ['publishedUntil'],
};

const partsOfTarget: Partial<Record<ImportTarget, readonly ColumnName[]>> = {
  EDUCATION: ['workingLevel'],
  DUTCH_ORAL: ['languages'],
};

/** What a record of VUM can tell of a profile. */
export const vumTargets: readonly ImportTarget[] = [
  'DESK_REFERENCE',
  'IN_REGISTER',
  'AVAILABLE_FROM',
  'HOURS_MIN',
  'HOURS_MAX',
  'WORKING_LEVEL',
  'OCCUPATIONS',
  'SECTORS',
  'SKILLS',
  'LANGUAGES',
  'DRIVING_LICENCES',
  'MAX_DISTANCE_KM',
  'MAX_TIME_MINUTES',
  'TRAVEL_MEANS',
];

/**
 * Which columns a file tells: what it has no column for stays as the hub has it, and what it has an empty cell for
 * becomes unknown, as in a correction by hand.
 */
export function toldColumns(targets: readonly ImportTarget[]): ToldColumns {
  const entriesOf = (columns: typeof columnsOfTarget, isPart: boolean) =>
    targets.flatMap((target) =>
      (columns[target] ?? []).map((column) => [column, { field: fieldOfTarget[target], isPart }] as const),
    );
  return new Map([...entriesOf(partsOfTarget, true), ...entriesOf(columnsOfTarget, false)]);
}

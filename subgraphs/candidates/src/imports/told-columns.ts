import type { CandidateProfile, ProfilePrivate } from '../entities';
import type { ImportField } from './import-field';
import { fieldOfTarget, type ImportTarget } from './mapping/column-mapping';

/** A column of a profile or of its private side that a file can tell. */
export type ToldColumn = keyof CandidateProfile | keyof ProfilePrivate;

const columnsOfTarget: Partial<Record<ImportTarget, readonly ToldColumn[]>> = {
  CONSENT_RECORDED_ON: ['consentRecordedOn'],
  MUNICIPALITY: ['municipalityCode'],
  AVAILABLE_FROM: ['availableFrom'],
  HOURS_PER_WEEK: ['hoursMin', 'hoursMax'],
  HOURS_MIN: ['hoursMin'],
  HOURS_MAX: ['hoursMax'],
  WORKING_LEVEL: ['workingLevel'],
  EDUCATION: ['workingLevel'],
  OCCUPATIONS: ['occupations'],
  SECTORS: ['sectors'],
  SKILLS: ['skills'],
  LANGUAGES: ['languages'],
  DUTCH_ORAL: ['languages'],
  DRIVING_LICENCES: ['drivingLicences'],
  MAX_DISTANCE_KM: ['travelDistanceKm'],
  MAX_TIME_MINUTES: ['travelTimeMinutes'],
  TRAVEL_MEANS: ['travelMeans'],
  WORKPLACE_CONDITIONS: ['workplaceConditions'],
  PUBLISHED_UNTIL: ['publishedUntil'],
};

/**
 * Which columns a file tells, by the field that its problems name: what it has no column for stays as the hub has it,
 * and what it has an empty cell for becomes unknown, as in a correction by hand.
 */
export function toldColumns(targets: readonly ImportTarget[]): ReadonlyMap<ToldColumn, ImportField> {
  return new Map(
    targets.flatMap((target) =>
      (columnsOfTarget[target] ?? []).map((column) => [column, fieldOfTarget[target]] as const),
    ),
  );
}

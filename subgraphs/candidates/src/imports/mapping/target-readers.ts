import type { DateSystem } from './read-day';
import type { ImportTarget } from './column-mapping';
import { readConditions } from './read-conditions';
import { readConsent } from './read-consent';
import { readDay, readMonth } from './read-day';
import { readHours, readHoursEnd } from './read-hours';
import { readDutchOral, readLanguages } from './read-languages';
import { readEducation, readWorkingLevel } from './read-level';
import { readLicences } from './read-licences';
import { readOccupations } from './read-occupations';
import { readMunicipality, readRegion } from './read-place';
import { readReference } from './read-reference';
import { readSectors } from './read-sectors';
import { readSkills } from './read-skills';
import { readTravelMeans, readTravelNumber } from './read-travel-means';
import { type Reading, readYesOrNo } from './word';

/** What readers must know of the file and the day. */
export interface ReaderContext {
  readonly system: DateSystem;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The reader of each target. */
export const targetReaders = {
  DESK_REFERENCE: readReference,
  CONSENT: (text: string, { system }: ReaderContext) => readConsent(text, system),
  CONSENT_RECORDED_ON: (text: string, { system }: ReaderContext) => readDay(text, system),
  IN_REGISTER: readYesOrNo,
  REGION: readRegion,
  MUNICIPALITY: readMunicipality,
  AVAILABLE_FROM: (text: string, { system, today }: ReaderContext) => readMonth(text, system, today),
  HOURS_PER_WEEK: readHours,
  HOURS_MIN: readHoursEnd,
  HOURS_MAX: readHoursEnd,
  WORKING_LEVEL: readWorkingLevel,
  EDUCATION: readEducation,
  OCCUPATIONS: readOccupations,
  SECTORS: readSectors,
  SKILLS: readSkills,
  LANGUAGES: readLanguages,
  DUTCH_ORAL: readDutchOral,
  DRIVING_LICENCES: readLicences,
  MAX_DISTANCE_KM: readTravelNumber,
  MAX_TIME_MINUTES: readTravelNumber,
  TRAVEL_MEANS: readTravelMeans,
  WORKPLACE_CONDITIONS: readConditions,
  PUBLISHED_UNTIL: (text: string, { system }: ReaderContext) => readDay(text, system),
} as const satisfies Record<ImportTarget, (text: string, context: ReaderContext) => Reading<unknown>>;

type ValueOf<Target extends ImportTarget> = Exclude<
  ReturnType<(typeof targetReaders)[Target]>['value'],
  null
>;

/** What the cells of a row say, by target; what is absent is unknown. */
export type RowValues = { [Target in ImportTarget]?: ValueOf<Target> };

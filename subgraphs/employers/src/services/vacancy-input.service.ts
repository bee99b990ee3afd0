import {
  checkCodes,
  checkNumber,
  checkPeriod,
  checkRange,
  checkText,
  type InputRange,
  invalidValue,
  occupationByCode,
  spokenLanguageByCode,
  type UserError,
  type WorkingLevel,
} from '@banenbrug/service-common';
import type { VacancyKind } from '../entities';

/** An occupation in a classification. */
export interface VacancyOccupationInput {
  readonly scheme: string;
  readonly code: string;
}

/** A vacancy to publish. */
export interface PublishVacancyInput {
  readonly idempotencyKey?: string | null;
  readonly siteId: string;
  readonly title: string;
  readonly kind?: VacancyKind | null;
  readonly description?: string | null;
  readonly occupations?: readonly VacancyOccupationInput[] | null;
  readonly workingLevelAtLeast?: WorkingLevel | null;
  readonly hoursPerWeek?: InputRange | null;
  readonly positions?: number | null;
  readonly languages?: readonly string[] | null;
  readonly drivingLicences?: readonly string[] | null;
  readonly startsOn?: string | null;
  readonly endsOn?: string | null;
  readonly closesOn?: string | null;
}

const maximumItems = 10;

/** What is wrong with a vacancy apart from its site, on the day it is published. */
export function checkVacancy(input: PublishVacancyInput, day: string): UserError[] {
  return [
    ...checkText(input.title, ['input', 'title'], { maximum: 120, required: true }),
    ...checkText(input.description, ['input', 'description'], { maximum: 2000 }),
    ...checkCodes(input.occupations, ['input', 'occupations'], { isKnown: isKnownOccupation, maximumItems }),
    ...checkRange(input.hoursPerWeek, ['input', 'hoursPerWeek'], { minimum: 0, maximum: 60 }),
    ...checkNumber(input.positions, ['input', 'positions'], { minimum: 1, maximum: 1000 }),
    ...checkCodes(input.languages, ['input', 'languages'], {
      isKnown: (code) => spokenLanguageByCode(code) !== null,
      maximumItems,
    }),
    ...checkPeriod(input.startsOn, input.endsOn, ['input', 'endsOn']),
    ...checkClosing(input.closesOn, day),
  ];
}

/** The hub's list is of ISCO; a code of another classification has no name here yet, so it is not known. */
function isKnownOccupation({ scheme, code }: VacancyOccupationInput): boolean {
  return scheme === 'ISCO' && occupationByCode(code) !== null;
}

function checkClosing(closesOn: string | null | undefined, day: string): UserError[] {
  return closesOn != null && closesOn < day ? [invalidValue(['input', 'closesOn'], 'IN_THE_PAST')] : [];
}

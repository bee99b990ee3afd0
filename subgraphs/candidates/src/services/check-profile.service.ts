import {
  checkCodes,
  checkNumber,
  checkRange,
  checkText,
  checkTexts,
  type InputRange,
  invalidValue,
  isDay,
  isMunicipalityCode,
  isRegionCode,
  isUuid,
  referenceUnknown,
  sbiSectionByCode,
  spokenLanguageByCode,
  type UserError,
  type WorkingLevel,
} from '@banenbrug/service-common';
import type { TravelMeans } from '../entities';
import { type CandidateOccupationInput, isKnownOccupation } from './occupation-code.service';

/** What a desk tells of a profile, when it publishes and when it corrects; null is unknown. */
export interface ProfileContentInput {
  readonly poolId?: string | null;
  readonly regionCode?: string | null;
  readonly municipalityCode?: string | null;
  readonly availableFrom?: string | null;
  readonly hoursPerWeek?: InputRange | null;
  readonly workingLevel?: WorkingLevel | null;
  readonly occupations?: readonly CandidateOccupationInput[] | null;
  readonly sectors?: readonly string[] | null;
  readonly skills?: readonly string[] | null;
  readonly languages?: readonly string[] | null;
  readonly drivingLicences?: readonly string[] | null;
  readonly travel?: {
    readonly maxDistanceKm?: number | null;
    readonly maxTimeMinutes?: number | null;
    readonly means?: readonly TravelMeans[] | null;
  } | null;
  readonly consentRecordedOn?: string | null;
  readonly deskReference?: string | null;
  readonly deskNotes?: string | null;
  readonly workplaceConditions?: readonly string[] | null;
  readonly publishedUntil?: string | null;
}

/** An anonymous profile as its desk publishes it; what is absent is unknown. */
export interface PublishProfileInput extends ProfileContentInput {
  readonly idempotencyKey?: string | null;
}

const travelBounds = { minimum: 0, maximum: 999 };
const maximumItems = 20;

/** What can be told to be wrong with a new profile before anything is read from the database. */
export function checkProfile(input: PublishProfileInput, today: string): UserError[] {
  const { poolId, regionCode, municipalityCode, consentRecordedOn = null } = input;
  const isPlaceless = poolId == null && regionCode == null && municipalityCode == null;
  return [
    ...(isPlaceless ? [invalidValue(['input', 'regionCode'], 'REQUIRED')] : []),
    ...checkContent({ ...input, consentRecordedOn }, today),
  ];
}

/** The same for what is told of a profile that may be there already: what is absent is not judged. */
export function checkContent(input: ProfileContentInput, today: string): UserError[] {
  return [
    ...checkPlace(input),
    ...checkConsent(input.consentRecordedOn, today),
    ...checkEnd(input.publishedUntil, today),
    ...checkRange(input.hoursPerWeek, ['input', 'hoursPerWeek'], { minimum: 0, maximum: 60 }),
    ...checkNumber(input.travel?.maxDistanceKm, ['input', 'travel', 'maxDistanceKm'], travelBounds),
    ...checkNumber(input.travel?.maxTimeMinutes, ['input', 'travel', 'maxTimeMinutes'], travelBounds),
    ...checkCodes(input.occupations, ['input', 'occupations'], { isKnown: isKnownOccupation, maximumItems }),
    ...checkCodes(input.sectors, ['input', 'sectors'], {
      isKnown: (code) => sbiSectionByCode(code) !== null,
      maximumItems,
    }),
    ...checkCodes(input.languages, ['input', 'languages'], {
      isKnown: (code) => spokenLanguageByCode(code) !== null,
      maximumItems,
    }),
    ...checkTexts(input.skills, ['input', 'skills'], { maximum: 80, maximumItems }),
    ...checkText(input.deskReference, ['input', 'deskReference'], { maximum: 60 }),
    ...checkText(input.deskNotes, ['input', 'deskNotes'], { maximum: 1000 }),
  ];
}

function checkPlace({ poolId, regionCode, municipalityCode }: ProfileContentInput): UserError[] {
  const errors: UserError[] = [];
  if (poolId != null && !isUuid(poolId)) errors.push(referenceUnknown('input', 'poolId'));
  if (regionCode != null && !isRegionCode(regionCode)) errors.push(referenceUnknown('input', 'regionCode'));
  if (municipalityCode != null && !isMunicipalityCode(municipalityCode)) {
    errors.push(referenceUnknown('input', 'municipalityCode'));
  }
  return errors;
}

/** Without recorded consent there is no profile (facts: consent is recorded by the desk, and can be withdrawn). */
function checkConsent(recordedOn: string | null | undefined, today: string): UserError[] {
  const path = ['input', 'consentRecordedOn'];
  if (recordedOn === undefined) return [];
  if (recordedOn === null) return [invalidValue(path, 'REQUIRED')];
  if (!isDay(recordedOn)) return [invalidValue(path, 'MALFORMED')];
  return recordedOn > today ? [invalidValue(path, 'IN_THE_FUTURE')] : [];
}

/** A profile that ends before today would be withdrawn at once: to withdraw is a mutation of its own. */
function checkEnd(publishedUntil: string | null | undefined, today: string): UserError[] {
  const path = ['input', 'publishedUntil'];
  if (publishedUntil == null) return [];
  if (!isDay(publishedUntil)) return [invalidValue(path, 'MALFORMED')];
  return publishedUntil < today ? [invalidValue(path, 'IN_THE_PAST')] : [];
}

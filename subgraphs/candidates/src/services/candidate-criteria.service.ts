import {
  findPlaces,
  HubError,
  type InputRange,
  isRegionCode,
  occupationKey,
  referenceRegions,
  sbiSectionByCode,
  spokenLanguageByCode,
  type WorkingLevel,
} from '@banenbrug/service-common';
import type { Question } from '../matching';
import { type CandidateOccupationInput, isKnownOccupation } from './occupation-code.service';

/** What is asked of candidates, as a client gives it. */
export interface CandidateCriteriaInput {
  readonly places?: readonly string[] | null;
  readonly regions?: readonly string[] | null;
  readonly hoursPerWeek?: InputRange | null;
  readonly startMonth?: string | null;
  readonly workingLevelAtLeast?: WorkingLevel | null;
  readonly occupations?: readonly CandidateOccupationInput[] | null;
  readonly sectors?: readonly string[] | null;
  readonly languages?: readonly string[] | null;
  readonly drivingLicences?: readonly string[] | null;
}

const maximumItems = {
  places: 100,
  regions: 100,
  occupations: 50,
  sectors: 21,
  languages: 10,
  drivingLicences: 20,
};
const hours = { minimum: 0, maximum: 60 };

/**
 * The question that criteria ask. Lists are put in one order, so that the same criteria are the same question.
 * @throws HubError BAD_USER_INPUT with the argument, and in a list the position counted from 0; never the value
 */
export function questionOf(criteria: CandidateCriteriaInput): Question {
  for (const [name, maximum] of Object.entries(maximumItems)) {
    const list = criteria[name as keyof typeof maximumItems];
    if (list && list.length > maximum) throw badInput(name, { maximum });
  }
  const range = hoursOf(criteria.hoursPerWeek);
  return {
    regions: regionsOf(criteria),
    hoursMin: range?.min ?? null,
    hoursMax: range?.max ?? null,
    startMonth: criteria.startMonth ?? null,
    workingLevel: criteria.workingLevelAtLeast ?? null,
    occupations: listOf(criteria.occupations, 'occupations', isKnownOccupation, occupationKey),
    sectors: listOf(criteria.sectors, 'sectors', (code) => sbiSectionByCode(code) !== null),
    languages: listOf(criteria.languages, 'languages', (code) => spokenLanguageByCode(code) !== null),
    drivingLicences: listOf(criteria.drivingLicences, 'drivingLicences', () => true),
  };
}

function badInput(argument: string, details: Record<string, number> = {}): HubError {
  return new HubError('BAD_USER_INPUT', { argument: `criteria.${argument}`, ...details });
}

/** The regions that names and codes lead to; all when none are given. An unknown code, as in any query, is no region. */
function regionsOf({ places, regions }: CandidateCriteriaInput): string[] {
  if (!places?.length && !regions?.length) return referenceRegions.map(({ code }) => code);
  const named = (places ?? []).flatMap((name, position) => {
    const found = findPlaces(name);
    if (found.length === 0) throw badInput('places', { position });
    return found.map(({ regionCode }) => regionCode);
  });
  return sorted([...named, ...(regions ?? []).filter(isRegionCode)]);
}

function hoursOf(range: InputRange | null | undefined): InputRange | null {
  if (!range) return null;
  const { min, max } = range;
  const isOutside = (end: number | null | undefined): boolean =>
    end != null && (end < hours.minimum || end > hours.maximum);
  if (isOutside(min) || isOutside(max)) throw badInput('hoursPerWeek', hours);
  if (min != null && max != null && max < min) throw badInput('hoursPerWeek');
  return range;
}

function listOf(
  list: readonly string[] | null | undefined,
  name: string,
  isKnown: (item: string) => boolean,
): string[] | null;
function listOf<Item>(
  list: readonly Item[] | null | undefined,
  name: string,
  isKnown: (item: Item) => boolean,
  keyOf: (item: Item) => string,
): string[] | null;
function listOf<Item>(
  list: readonly Item[] | null | undefined,
  name: string,
  isKnown: (item: Item) => boolean,
  keyOf: (item: Item) => string = String,
): string[] | null {
  if (!list?.length) return null;
  const position = list.findIndex((item) => !isKnown(item));
  if (position >= 0) throw badInput(name, { position });
  return sorted(list.map(keyOf));
}

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();

import {
  findPlaces,
  HubError,
  type InputRange,
  isMunicipalityCode,
  isRegionCode,
  occupationKey,
  referenceRegions,
  sbiSectionByCode,
  spokenLanguageByCode,
  type WorkingLevel,
} from '@banenbrug/service-common';
import type { TravelMeans } from '../entities';
import {
  askedFields,
  criterionOf,
  type JudgedField,
  type MatchCriterion,
  maximumSkills,
  type Question,
  skillText,
} from '../matching';
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
  readonly skills?: readonly string[] | null;
  readonly languages?: readonly string[] | null;
  readonly drivingLicences?: readonly string[] | null;
  readonly around?: CandidateAroundInput | null;
  readonly travelMeans?: readonly TravelMeans[] | null;
  readonly changedSince?: string | null;
  readonly preferred?: readonly MatchCriterion[] | null;
}

/** A place to come to: exactly one of its code and its name. */
export interface CandidateAroundInput {
  readonly municipality?: string | null;
  readonly place?: string | null;
  readonly distanceKm: number;
}

const maximumItems = {
  places: 100,
  regions: 100,
  occupations: 50,
  sectors: 21,
  skills: maximumSkills,
  languages: 10,
  drivingLicences: 20,
  travelMeans: 20,
  preferred: 20,
};
const hours = { minimum: 0, maximum: 60 };
const distanceKm = { minimum: 0, maximum: 400 };
/** In characters. */
export const longestSkill = 80;

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
  const question: Omit<Question, 'preferred'> = {
    regions: regionsOf(criteria),
    hoursMin: range?.min ?? null,
    hoursMax: range?.max ?? null,
    startMonth: criteria.startMonth ?? null,
    workingLevel: criteria.workingLevelAtLeast ?? null,
    occupations: listOf(criteria.occupations, 'occupations', isKnownOccupation, occupationKey),
    sectors: listOf(criteria.sectors, 'sectors', (code) => sbiSectionByCode(code) !== null),
    skills:
      listOf(criteria.skills, 'skills', isSkill, skillText)?.map((text) => ({ text, entries: [] })) ?? null,
    languages: listOf(criteria.languages, 'languages', (code) => spokenLanguageByCode(code) !== null),
    drivingLicences: listOf(criteria.drivingLicences, 'drivingLicences', () => true),
    around: criteria.around ? municipalityOf(criteria.around) : null,
    aroundKm: criteria.around?.distanceKm ?? null,
    travelMeans: criteria.travelMeans?.length ? [...new Set(criteria.travelMeans)].sort() : null,
    changedSince: criteria.changedSince ?? null,
  };
  return { ...question, preferred: preferredOf({ ...question, preferred: [] }, criteria.preferred ?? []) };
}

const isSkill = (text: string): boolean => text.length <= longestSkill && skillText(text) !== '';

/** The municipality to come to, by its code or by a name that means one municipality. */
function municipalityOf({ municipality, place, distanceKm: km }: CandidateAroundInput): string {
  if (km < distanceKm.minimum || km > distanceKm.maximum) throw badInput('around.distanceKm', distanceKm);
  if ((municipality == null) === (place == null)) throw badInput('around');
  if (municipality != null) {
    if (!isMunicipalityCode(municipality)) throw badInput('around.municipality');
    return municipality;
  }
  const [found, ...others] = findPlaces(place ?? '').flatMap(
    ({ municipalityCode }) => municipalityCode ?? [],
  );
  if (found === undefined || others.length > 0) throw badInput('around.place');
  return found;
}

/** The fields that need not be met: what is named and not asked changes nothing. */
function preferredOf(question: Question, named: readonly MatchCriterion[]): JudgedField[] {
  const region = named.indexOf('REGION');
  if (region >= 0) throw badInput('preferred', { position: region });
  return askedFields(question).filter((field) => named.includes(criterionOf(field)));
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

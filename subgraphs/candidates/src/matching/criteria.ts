import { isAtLeastWorkingLevel, workingLevels } from '@banenbrug/service-common';
import type { CandidateProfile } from '../entities';
import { distancesFrom } from './distances';
import { type JudgedField, judgedFields } from './judged-field';
import { type Question, skillColumns } from './question';
import { atMost, every, type Verdict } from './verdict';

/** One criterion, twice: as SQL over a question `q` and a profile `p`, and as a function that says the same. */
interface Rule {
  /** Whether the question asks it, as SQL. */
  readonly askedSql: string;
  /** Of a question that asks it: true meets, false misses, null is unknown. */
  readonly sql: string;
  isAsked(question: Question): boolean;
  /** The same verdict for one that is asked: a property test holds the two equal. */
  judge(question: Question, profile: CandidateProfile): Verdict;
  /** Every profile tells it: it is never unknown. */
  readonly isAlwaysKnown?: true;
}

const levels = `array['${workingLevels.join("', '")}']`;

const isOneOf = (own: readonly string[] | null, asked: readonly string[] | null): Verdict =>
  own && asked ? asked.some((item) => own.includes(item)) : null;

const hasAll = (own: readonly string[] | null, asked: readonly string[] | null): Verdict =>
  own && asked ? asked.every((item) => own.includes(item)) : null;

/**
 * Overlap, never containment (domain rule 1). Where an end is unknown the other can still prove a hit, since the
 * least is at most the most, but never a miss.
 */
const hours: Rule = {
  askedSql: 'num_nonnulls(q."hoursMin", q."hoursMax") > 0',
  sql: `(q."hoursMax" is null
      or coalesce(p.hours_min <= q."hoursMax", nullif(p.hours_max <= q."hoursMax", false)))
    and (q."hoursMin" is null
      or coalesce(p.hours_max >= q."hoursMin", nullif(p.hours_min >= q."hoursMin", false)))`,
  isAsked: ({ hoursMin, hoursMax }) => hoursMin !== null || hoursMax !== null,
  judge: (question, profile) =>
    every([
      question.hoursMax === null
        ? true
        : (atMost(profile.hoursMin, question.hoursMax) ??
          (atMost(profile.hoursMax, question.hoursMax) || null)),
      question.hoursMin === null
        ? true
        : (atMost(question.hoursMin, profile.hoursMax) ??
          (atMost(question.hoursMin, profile.hoursMin) || null)),
    ]),
};

/** Each asked skill must be met; however many of the profile's skills meet one, it is met once. */
const skills: Rule = {
  askedSql: `q."${skillColumns[0]}" is not null`,
  // Not a loop over a list: an index finds whom each condition is about.
  sql: skillColumns.map((name) => `(q."${name}" is null or p.skill_ids && q."${name}")`).join(' and '),
  isAsked: (question) => question.skills !== null,
  judge: (question, { skillIds = null }) =>
    skillIds && question.skills
      ? question.skills.every(({ entries }) => entries.some(({ id }) => skillIds.includes(id)))
      : null,
};

/**
 * Overlap again: who is as far away as was asked and as the person travels together. Of whom it is unknown how far
 * that is, the distance that was asked can still prove a hit.
 */
const travel: Rule = {
  askedSql: 'q.around is not null',
  sql: `coalesce(
    (q.distances -> p.municipality_code)::integer <= q."aroundKm" + p.travel_distance_km,
    nullif((q.distances -> p.municipality_code)::integer <= q."aroundKm", false))`,
  isAsked: ({ around }) => around !== null,
  judge: ({ around, aroundKm }, { municipalityCode, travelDistanceKm }) => {
    if (around === null || aroundKm === null || municipalityCode === null) return null;
    const distance = distancesFrom(around)[municipalityCode] ?? null;
    return travelDistanceKm === null
      ? atMost(distance, aroundKm) || null
      : atMost(distance, aroundKm + travelDistanceKm);
  },
};

/** The criteria beside the region, under the name of the profile's field they judge. */
export const criteria = {
  HOURS_PER_WEEK: hours,
  AVAILABLE_FROM: {
    askedSql: 'q."startMonth" is not null',
    sql: 'p.available_from collate "C" <= q."startMonth"',
    isAsked: ({ startMonth }) => startMonth !== null,
    judge: ({ startMonth }, { availableFrom }) =>
      availableFrom === null || startMonth === null ? null : availableFrom <= startMonth,
  },
  WORKING_LEVEL: {
    askedSql: 'q."workingLevel" is not null',
    sql: `array_position(${levels}, p.working_level) >= array_position(${levels}, q."workingLevel")`,
    isAsked: ({ workingLevel }) => workingLevel !== null,
    judge: (question, profile) =>
      question.workingLevel === null
        ? null
        : isAtLeastWorkingLevel(profile.workingLevel, question.workingLevel),
  },
  OCCUPATIONS: {
    askedSql: 'q.occupations is not null',
    sql: 'p.occupations && q.occupations',
    isAsked: ({ occupations }) => occupations !== null,
    judge: (question, profile) => isOneOf(profile.occupations, question.occupations),
  },
  SECTORS: {
    askedSql: 'q.sectors is not null',
    sql: 'p.sectors && q.sectors',
    isAsked: ({ sectors }) => sectors !== null,
    judge: (question, profile) => isOneOf(profile.sectors, question.sectors),
  },
  SKILLS: skills,
  LANGUAGES: {
    askedSql: 'q.languages is not null',
    sql: 'p.languages @> q.languages',
    isAsked: ({ languages }) => languages !== null,
    judge: (question, profile) => hasAll(profile.languages, question.languages),
  },
  DRIVING_LICENCES: {
    askedSql: 'q."drivingLicences" is not null',
    sql: 'p.driving_licences @> q."drivingLicences"',
    isAsked: ({ drivingLicences }) => drivingLicences !== null,
    judge: (question, profile) => hasAll(profile.drivingLicences, question.drivingLicences),
  },
  TRAVEL: travel,
  TRAVEL_MEANS: {
    askedSql: 'q."travelMeans" is not null',
    sql: 'p.travel_means && q."travelMeans"',
    isAsked: ({ travelMeans }) => travelMeans !== null,
    judge: (question, profile) => isOneOf(profile.travelMeans, question.travelMeans),
  },
  CHANGED_ON: {
    askedSql: 'q."changedSince" is not null',
    sql: 'p.changed_on >= q."changedSince"',
    isAsked: ({ changedSince }) => changedSince !== null,
    judge: ({ changedSince }, { changedOn }) => changedSince === null || changedOn >= changedSince,
    isAlwaysKnown: true,
  },
} as const satisfies Record<JudgedField, Rule>;

/** The judged fields that a question asks. */
export const askedFields = (question: Question): JudgedField[] =>
  judgedFields.filter((field) => criteria[field].isAsked(question));

/** Those of them that must be met. */
export const requiredFields = (question: Question): JudgedField[] =>
  askedFields(question).filter((field) => !question.preferred.includes(field));

/** Whether a profile can be silent about a field. */
export const canBeUnknown = (field: JudgedField): boolean => !('isAlwaysKnown' in criteria[field]);

/** The fields that a set of questions asks, each by all of them or by some. */
export type AskedBy = ReadonlyMap<JudgedField, 'ALL' | 'SOME'>;

/** What a question requires. */
export const requiredBy = (question: Question): AskedBy =>
  new Map(requiredFields(question).map((field) => [field, 'ALL']));

/** What it asks but does not require. */
export const preferredBy = (question: Question): AskedBy =>
  new Map(question.preferred.map((field) => [field, 'ALL']));

/** The verdict of one criterion as SQL: of a question that does not ask it, true. */
export function fieldSql(field: JudgedField, by: 'ALL' | 'SOME'): string {
  const { askedSql, sql } = criteria[field];
  // Without the OR an index can find the profiles: what all questions ask has none.
  return by === 'ALL' ? `(${sql})` : `(not (${askedSql}) or (${sql}))`;
}

/** The verdict of the criteria together as SQL: true is a hit, null is left out. */
export const verdictSql = (asked: AskedBy): string =>
  asked.size === 0 ? 'true' : [...asked].map(([field, by]) => fieldSql(field, by)).join(' and ');

/** How many of the fields that need not be met are met, as SQL. */
export const preferredMetSql = (preferred: AskedBy): string =>
  preferred.size === 0
    ? '0'
    : [...preferred].map(([field, by]) => `(${fieldSql(field, by)} is true)::integer`).join(' + ');

/** The verdict of all criteria that a question requires, as a function. */
export function judge(question: Question, profile: CandidateProfile): Verdict {
  return every(requiredFields(question).map((field) => criteria[field].judge(question, profile)));
}

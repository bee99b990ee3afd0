import { isAtLeastWorkingLevel, workingLevels } from '@banenbrug/service-common';
import type { CandidateProfile } from '../entities';
import type { Question } from './question';
import { atMost, every, type Verdict } from './verdict';

/** One criterion, twice: as SQL over a question `q` and a profile `p`, and as a function that says the same. */
interface Rule {
  /** True meets, false misses, null is unknown; true when it is not asked. */
  readonly sql: string;
  isAsked(question: Question): boolean;
  /** The same verdict for one that is asked: a property test holds the two equal. */
  judge(question: Question, profile: CandidateProfile): Verdict;
}

const levels = `array['${workingLevels.join("', '")}']`;

const isOneOf = (own: readonly string[] | null, asked: readonly string[] | null): Verdict =>
  own && asked ? asked.some((item) => own.includes(item)) : null;

const hasAll = (own: readonly string[] | null, asked: readonly string[] | null): Verdict =>
  own && asked ? asked.every((item) => own.includes(item)) : null;

/**
 * Overlap, never containment (DESIGN rule 1). Where an end is unknown the other can still prove a hit, since the
 * least is at most the most, but never a miss.
 */
const hours: Rule = {
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

/** The criteria beside the region, under the name of the profile's field they judge; in the order of the schema. */
export const criteria = {
  HOURS_PER_WEEK: hours,
  AVAILABLE_FROM: {
    sql: 'q."startMonth" is null or p.available_from collate "C" <= q."startMonth"',
    isAsked: ({ startMonth }) => startMonth !== null,
    judge: ({ startMonth }, { availableFrom }) =>
      availableFrom === null || startMonth === null ? null : availableFrom <= startMonth,
  },
  WORKING_LEVEL: {
    sql: `q."workingLevel" is null
      or array_position(${levels}, p.working_level) >= array_position(${levels}, q."workingLevel")`,
    isAsked: ({ workingLevel }) => workingLevel !== null,
    judge: (question, profile) =>
      question.workingLevel === null
        ? null
        : isAtLeastWorkingLevel(profile.workingLevel, question.workingLevel),
  },
  OCCUPATIONS: {
    sql: 'q.occupations is null or p.occupations && q.occupations',
    isAsked: ({ occupations }) => occupations !== null,
    judge: (question, profile) => isOneOf(profile.occupations, question.occupations),
  },
  SECTORS: {
    sql: 'q.sectors is null or p.sectors && q.sectors',
    isAsked: ({ sectors }) => sectors !== null,
    judge: (question, profile) => isOneOf(profile.sectors, question.sectors),
  },
  LANGUAGES: {
    sql: 'q.languages is null or p.languages @> q.languages',
    isAsked: ({ languages }) => languages !== null,
    judge: (question, profile) => hasAll(profile.languages, question.languages),
  },
  DRIVING_LICENCES: {
    sql: 'q."drivingLicences" is null or p.driving_licences @> q."drivingLicences"',
    isAsked: ({ drivingLicences }) => drivingLicences !== null,
    judge: (question, profile) => hasAll(profile.drivingLicences, question.drivingLicences),
  },
} as const satisfies Record<string, Rule>;

/** A profile field that a criterion judges. */
export type JudgedField = keyof typeof criteria;

/** The judged fields, in the order of the schema. */
export const judgedFields = Object.keys(criteria) as readonly JudgedField[];

/** The judged fields that a question asks. */
export const askedFields = (question: Question): JudgedField[] =>
  judgedFields.filter((field) => criteria[field].isAsked(question));

/** The verdict of all criteria together, as SQL: true is a hit, null is left out. */
export const verdictSql = judgedFields.map((field) => `(${criteria[field].sql})`).join(' and ');

/** The same verdict, as a function. */
export function judge(question: Question, profile: CandidateProfile): Verdict {
  return every(askedFields(question).map((field) => criteria[field].judge(question, profile)));
}

import { isAtLeastWorkingLevel, workingLevels } from '@banenbrug/service-common';
import type { CandidateProfile } from '../entities';
import type { Question } from './question';
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

/** The criteria beside the region, under the name of the profile's field they judge; in the order of the schema. */
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
} as const satisfies Record<string, Rule>;

/** A profile field that a criterion judges. */
export type JudgedField = keyof typeof criteria;

/** The judged fields, in the order of the schema. */
export const judgedFields = Object.keys(criteria) as readonly JudgedField[];

/** The judged fields that a question asks. */
export const askedFields = (question: Question): JudgedField[] =>
  judgedFields.filter((field) => criteria[field].isAsked(question));

/** The fields that a set of questions asks, each by all of them or by some. */
export type AskedBy = ReadonlyMap<JudgedField, 'ALL' | 'SOME'>;

/** What the questions ask together, and whether all of them do. */
export function askedByAll(questions: readonly Question[]): AskedBy {
  const asked = judgedFields.flatMap((field) => {
    const count = questions.filter((question) => criteria[field].isAsked(question)).length;
    return count === 0 ? [] : [[field, count === questions.length ? 'ALL' : 'SOME'] as const];
  });
  return new Map(asked);
}

/** The verdict of one criterion as SQL: of a question that does not ask it, true. */
export function fieldSql(field: JudgedField, by: 'ALL' | 'SOME'): string {
  const { askedSql, sql } = criteria[field];
  // Without the OR an index can find the profiles: what all questions ask has none.
  return by === 'ALL' ? `(${sql})` : `(not (${askedSql}) or (${sql}))`;
}

/** The verdict of the criteria together as SQL: true is a hit, null is left out. */
export const verdictSql = (asked: AskedBy): string =>
  asked.size === 0 ? 'true' : [...asked].map(([field, by]) => fieldSql(field, by)).join(' and ');

/** The verdict of all criteria that a question asks, as a function. */
export function judge(question: Question, profile: CandidateProfile): Verdict {
  return every(askedFields(question).map((field) => criteria[field].judge(question, profile)));
}

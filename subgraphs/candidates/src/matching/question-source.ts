import type { Caller } from '@banenbrug/service-common';
import { type AskedBy, preferredBy, requiredBy } from './criteria';
import { judgedFields } from './judged-field';
import type { Parameters } from './parameters';
import { type Question, selectQuestion } from './question';

/** Questions that one piece of SQL can answer: alike in what they require and prefer. */
export interface QuestionGroup {
  /** The key of its one question; null when the rowset tells the keys. */
  readonly key: string | null;
  /** A select of rows: the columns of Question, and `key` unless it is known. */
  readonly rowset: (parameters: Parameters) => string;
  readonly required: AskedBy;
  readonly preferred: AskedBy;
  /** How many regions each question has, where they are so few that they are gone through one by one; else null. */
  readonly fewRegions: number | null;
}

/** Where questions come from. */
export interface QuestionSource {
  readonly name: string;
  groupsOf(keys: readonly string[]): readonly QuestionGroup[];
  /** What a row of the rowset asks, from its key and its columns as JSON. */
  questionOf(key: string, columns: unknown): Question;
}

/** Up to so many regions are gone through one by one: each is a scan of its own. */
const mostOfFew = 6;

/** The key of a question that a search asks: the question itself, so that equal ones are asked once. */
export const keyOfQuestion = (question: Question): string => JSON.stringify(question);

const questionOfKey = (key: string): Question => JSON.parse(key) as Question;

/** Questions of searches; their keys are made by keyOfQuestion. Each reaches the planner as constants of its own. */
export const searchQuestions: QuestionSource = {
  name: 'search',
  groupsOf: (keys) =>
    keys.map((key) => {
      const question = questionOfKey(key);
      return {
        key,
        rowset: ({ add }) => selectQuestion(question, add),
        required: requiredBy(question),
        preferred: preferredBy(question),
        fewRegions: question.regions.length <= mostOfFew ? question.regions.length : null,
      };
    }),
  questionOf: questionOfKey,
};

/** What a vacancy can ask: it has no skills and no means of travel, and it does not look back. */
export const askedByVacancies: AskedBy = new Map(
  judgedFields
    .filter((field) => !['SKILLS', 'TRAVEL', 'TRAVEL_MEANS', 'CHANGED_ON'].includes(field))
    .map((field) => [field, 'SOME']),
);

/** What a published vacancy `v` asks, as columns of a question; an empty list of it asks nothing. */
export const vacancyColumns = `v.id::text as key, array[v.region_code] as regions, v.hours_min as "hoursMin",
  v.hours_max as "hoursMax", to_char(v.starts_on, 'YYYY-MM') as "startMonth", v.working_level as "workingLevel",
  nullif(v.occupations, '{}') as occupations, nullif(v.sectors, '{}') as sectors,
  nullif(v.languages, '{}') as languages, nullif(v.licences, '{}') as "drivingLicences"`;

/**
 * Questions that vacancies ask, by their id, straight from what the employers subgraph publishes: only those
 * that are not closed and that the caller may see.
 */
export function vacancyQuestions({ role, employerId }: Caller): QuestionSource {
  const seesAll = role === 'DESK' || role === 'LIAISON' || role === 'ADMIN';
  return {
    name: 'vacancy',
    groupsOf: (keys) => [
      {
        key: null,
        rowset: ({ add }) => `
          select ${vacancyColumns}
          from employers.published_vacancy v
          where v.id = any(${add(keys)}::uuid[]) and v.state <> 'CLOSED'
            and (${add(seesAll)}::boolean or v.employer_id = ${add(employerId)}::uuid)`,
        required: askedByVacancies,
        preferred: new Map(),
        fewRegions: 1,
      },
    ],
    questionOf: (_, columns) => questionOfVacancy(columns),
  };
}

/** What a vacancy asks, from its columns as JSON. */
export const questionOfVacancy = (columns: unknown): Question => ({
  ...(columns as Omit<Question, keyof typeof notAskedByVacancies>),
  ...notAskedByVacancies,
});

const notAskedByVacancies = {
  skills: null,
  around: null,
  aroundKm: null,
  travelMeans: null,
  changedSince: null,
  preferred: [],
} as const;

import type { Caller } from '@banenbrug/service-common';
import { type AskedBy, askedByAll, judgedFields } from './criteria';
import { type Question, questionColumns } from './question';

/** Where questions come from: a rowset (key, columns of Question) for a list of keys. */
export interface QuestionSource {
  readonly name: string;
  /** A select whose $1 are the keys and whose further parameters are `parameters`, from $2 on. */
  readonly rowset: string;
  readonly parameters: readonly unknown[];
  /** What the questions can ask: PostgreSQL plans better without the rest. */
  askedBy(keys: readonly string[]): AskedBy;
}

/** The key of a question that a search asks: the question itself, so that equal ones are asked once. */
export const keyOfQuestion = (question: Question): string => JSON.stringify(question);

/** Questions of searches; their keys are made by keyOfQuestion. */
export const searchQuestions: QuestionSource = {
  name: 'search',
  rowset: `select k.key, x.* from unnest($1::text[]) as k(key)
    cross join lateral jsonb_to_record(k.key::jsonb) as x(${questionColumns})`,
  parameters: [],
  askedBy: (keys) => askedByAll(keys.map((key) => JSON.parse(key) as Question)),
};

/** What a published vacancy `v` asks, as columns of Question: an empty list asks nothing. */
export const vacancyQuestion = `v.id::text as key, array[v.region_code] as regions, v.hours_min as "hoursMin",
  v.hours_max as "hoursMax", to_char(v.starts_on, 'YYYY-MM') as "startMonth", v.working_level as "workingLevel",
  nullif(v.occupations, '{}') as occupations, nullif(v.sectors, '{}') as sectors,
  nullif(v.languages, '{}') as languages, nullif(v.licences, '{}') as "drivingLicences"`;

/** Any criterion may be asked by some vacancies and not by others. */
export const askedByVacancies: AskedBy = new Map(judgedFields.map((field) => [field, 'SOME']));

/**
 * Questions that vacancies ask, by their id, straight from what the employers subgraph publishes: only those
 * that are not closed and that the caller may see.
 */
export function vacancyQuestions({ role, employerId }: Caller): QuestionSource {
  return {
    name: 'vacancy',
    rowset: `select ${vacancyQuestion} from employers.published_vacancy v
      where v.id = any($1::uuid[]) and v.state <> 'CLOSED' and ($2::boolean or v.employer_id = $3::uuid)`,
    parameters: [role === 'DESK' || role === 'LIAISON' || role === 'ADMIN', employerId],
    askedBy: () => askedByVacancies,
  };
}

import type { WorkingLevel } from '@banenbrug/service-common';
import type { TravelMeans } from '../entities';
import { distancesFrom } from './distances';
import type { JudgedField } from './judged-field';

/** A skill that is asked, with what of the dictionary of skills it stands for. */
export interface AskedSkill {
  /** As it was asked. */
  readonly text: string;
  /** The entries of the dictionary that mean it; none when nobody has ever had such a skill. */
  readonly entries: readonly { readonly id: number; readonly text: string }[];
}

/** What is asked of profiles, by a search or by a vacancy. Null is not asked. */
export interface Question {
  /** Codes of the regions to search: the one thing that is always asked. None of them means no hits. */
  readonly regions: readonly string[];
  /** Hours per week; an end that is null is open. */
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  /** YYYY-MM. */
  readonly startMonth: string | null;
  readonly workingLevel: WorkingLevel | null;
  /** SCHEME:code, one of which must be wished. */
  readonly occupations: readonly string[] | null;
  /** Sections of SBI 2008, one of which must be wished. */
  readonly sectors: readonly string[] | null;
  /** All needed. At most as many as `maximumSkills`. */
  readonly skills: readonly AskedSkill[] | null;
  /** ISO 639-3, all needed. */
  readonly languages: readonly string[] | null;
  /** All needed. */
  readonly drivingLicences: readonly string[] | null;
  /** Code of the municipality to come to, and the kilometres from it that count beside what a person travels. */
  readonly around: string | null;
  readonly aroundKm: number | null;
  /** One of which is needed. */
  readonly travelMeans: readonly TravelMeans[] | null;
  /** YYYY-MM-DD: published or corrected on that day or later. */
  readonly changedSince: string | null;
  /** What need not be met: who meets more of it comes first. Fields that are asked, in the order of the schema. */
  readonly preferred: readonly JudgedField[];
}

/** More skills in one question are refused: each is a condition of its own in SQL. */
export const maximumSkills = 10;

/** The columns of the asked skills, a list of ids each: lists of unlike length are no matrix. */
export const skillColumns: readonly string[] = Array.from(
  { length: maximumSkills },
  (_, index) => `skill${index + 1}`,
);

const skillColumnTypes: Readonly<Record<string, string>> = Object.fromEntries(
  skillColumns.map((name) => [name, 'integer[]']),
);

/** The columns of a question in SQL, named as the properties of Question, with their types. */
const columnTypes = {
  regions: 'text[]',
  hoursMin: 'integer',
  hoursMax: 'integer',
  startMonth: 'text',
  workingLevel: 'text',
  occupations: 'text[]',
  sectors: 'text[]',
  ...skillColumnTypes,
  languages: 'text[]',
  drivingLicences: 'text[]',
  around: 'text',
  aroundKm: 'integer',
  // Kilometres from `around` to each municipality, by code.
  distances: 'jsonb',
  travelMeans: 'text[]',
  changedSince: 'date',
};

/** The columns of a rowset of questions, in PostgreSQL. */
export const questionColumns = Object.entries(columnTypes)
  .map(([name, type]) => `"${name}" ${type}`)
  .join(', ');

/** A question as a row of those columns holds it. */
export function questionRow(question: Question): Readonly<Record<string, unknown>> {
  const { preferred: _, skills, ...columns } = question;
  return {
    ...columns,
    ...Object.fromEntries(
      skillColumns.map((name, index) => [name, skills?.[index]?.entries.map(({ id }) => id) ?? null]),
    ),
    distances: question.around === null ? null : distancesFrom(question.around),
  };
}

/** A select of one question from parameters, so that the planner knows what is asked. */
export function selectQuestion(question: Question, parameter: (value: unknown) => string): string {
  const row = questionRow(question);
  const columns = Object.entries(columnTypes).map(([name, type]) => {
    const value = row[name] ?? null;
    const written = type === 'jsonb' && value !== null ? JSON.stringify(value) : value;
    // What is not asked is a constant: PostgreSQL then drops the criterion.
    return `${value === null ? 'null' : parameter(written)}::${type} as "${name}"`;
  });
  return `select ${columns.join(', ')}`;
}

import { checkText, checkTexts, regionOfMunicipality, type UserError } from '@banenbrug/service-common';
import type { CandidateProfile, ProfilePrivate } from '../entities';
import { checkContent, type ProfileContentInput } from '../services/check-profile.service';
import { contentOf, privateContentOf } from '../services/profile-content.service';
import type { ImportField } from './import-field';
import type { ImportedRow } from './imported-row';
import type { AcceptedRow, ImportProblemCategory, LineProblem } from './judged-row';
import type { ToldColumns } from './told-columns';

/** What the rows of an import are judged by. */
export interface RowRules {
  readonly regionCode: string;
  readonly today: string;
  readonly told: ToldColumns;
  /** The day that the desk named for everybody in the file; null when it named none. */
  readonly consentConfirmedOn: string | null;
}

/** A row that may be published, or null; and what was wrong with it. */
export interface Judgement {
  readonly accepted: AcceptedRow | null;
  readonly problems: readonly LineProblem[];
}

/** Judges the rows of one import by the rules of publishing. The same text is screened once. */
export function createRowJudge(rules: RowRules): (row: ImportedRow) => Judgement {
  const knownSkills = new Map<string, readonly UserError[]>();
  const skillErrors = (skill: string): readonly UserError[] => {
    const known = knownSkills.get(skill) ?? checkTexts([skill], ['input', 'skills'], skillBounds);
    knownSkills.set(skill, known);
    return known;
  };
  return (row) => {
    const { content, line, problems, deskReference: reference } = row;
    const found = [...problems.map((problem) => ({ line, ...problem })), ...consentProblems(row)];
    const isRefused = found.some(({ refusesRow }) => refusesRow);
    const errors = [
      // What is checked here already is not asked again.
      ...checkContent({ ...content, skills: null }, rules.today),
      ...checkText(reference, ['input', 'deskReference'], { maximum: 60, required: !isRefused }),
      ...(content.skills ?? []).flatMap(skillErrors),
      ...checkConsentDay(row, rules.today),
    ];
    found.push(...errors.map((error) => problemOf(line, error)), ...placeProblems(row, rules));
    const isAccepted = reference !== null && !found.some(({ refusesRow }) => refusesRow);
    return {
      accepted: isAccepted ? acceptedRow(row, reference.trim(), rules) : null,
      problems: unique(found),
    };
  };
}

const skillBounds = { maximum: 80, maximumItems: 20 };

/** Rows without recorded consent are refused: the reader has given those their day that the desk spoke for. */
const consentProblems = ({ line, consent }: ImportedRow): LineProblem[] =>
  consent === 'RECORDED' ? [] : [refusal(line, 'CONSENT', 'NO_CONSENT')];

const checkConsentDay = ({ consentRecordedOn }: ImportedRow, today: string): UserError[] =>
  consentRecordedOn === null ? [] : checkContent({ consentRecordedOn }, today);

function placeProblems({ line, content }: ImportedRow, { regionCode }: RowRules): LineProblem[] {
  const { municipalityCode, regionCode: told } = content;
  const lies = municipalityCode == null ? null : regionOfMunicipality(municipalityCode)?.code;
  return [
    ...(told != null && told !== regionCode ? [refusal(line, 'REGION', 'OTHER_REGION')] : []),
    ...(lies != null && lies !== regionCode ? [refusal(line, 'MUNICIPALITY', 'OTHER_REGION')] : []),
  ];
}

/** The columns that the file tells; a field of which something could not be taken is not told. */
function acceptedRow(
  row: ImportedRow,
  reference: string,
  { told, today, consentConfirmedOn }: RowRules,
): AcceptedRow {
  const unread = new Set(row.problems.map(({ field }) => field));
  const content = contentOf(row.content);
  const { workplaceConditions } = privateContentOf(row.content, today);
  // A row without a day of its own changes no day of consent that the hub has.
  const isOwnDay = row.consentRecordedOn !== null && row.consentRecordedOn !== consentConfirmedOn;
  const own = { workplaceConditions, ...(isOwnDay ? { consentRecordedOn: row.consentRecordedOn } : {}) };
  const [profile, hints, details]: [
    Partial<CandidateProfile>,
    Partial<CandidateProfile>,
    Partial<ProfilePrivate>,
  ] = [{}, {}, {}];
  for (const [column, { field, isPart }] of told) {
    if (unread.has(field)) continue;
    if (column in content) take(isPart ? hints : profile, content, column);
    else if (column in own) take(details, own, column);
  }
  return { line: row.line, reference, profile, hints, details, consentIfNew: row.consentRecordedOn ?? today };
}

function take(target: object, source: object, column: string): void {
  (target as Record<string, unknown>)[column] = (source as Record<string, unknown>)[column];
}

const fields: Readonly<Partial<Record<keyof ProfileContentInput, ImportField>>> = {
  regionCode: 'REGION',
  municipalityCode: 'MUNICIPALITY',
  availableFrom: 'AVAILABLE_FROM',
  hoursPerWeek: 'HOURS_PER_WEEK',
  workingLevel: 'WORKING_LEVEL',
  occupations: 'OCCUPATIONS',
  sectors: 'SECTORS',
  skills: 'SKILLS',
  languages: 'LANGUAGES',
  drivingLicences: 'DRIVING_LICENCES',
  travel: 'TRAVEL',
  consentRecordedOn: 'CONSENT_RECORDED_ON',
  deskReference: 'DESK_REFERENCE',
  workplaceConditions: 'WORKPLACE_CONDITIONS',
  publishedUntil: 'PUBLISHED_UNTIL',
};

const categories = {
  REQUIRED: 'MISSING',
  TOO_LONG: 'TOO_LONG',
  OUT_OF_RANGE: 'OUT_OF_BOUNDS',
  END_BEFORE_START: 'END_BEFORE_START',
  MALFORMED: 'UNREADABLE',
  IN_THE_PAST: 'OUT_OF_BOUNDS',
  IN_THE_FUTURE: 'OUT_OF_BOUNDS',
  NOT_APPLICABLE: 'UNREADABLE',
} as const;

/** What publishing would refuse by hand, as a problem of a row. */
function problemOf(line: number, error: UserError): LineProblem {
  const field = fields[error.path[1] as keyof ProfileContentInput] ?? 'ROW';
  if (error.__typename === 'SensitiveText') return refusal(line, field, error.category);
  const category = error.__typename === 'InvalidValue' ? categories[error.reason] : 'UNKNOWN_CODE';
  return refusal(line, field, category);
}

const refusal = (line: number, field: ImportField, category: ImportProblemCategory): LineProblem => ({
  line,
  field,
  category,
  refusesRow: true,
});

/** Each kind of problem once for a field; one that refuses the row stands before one that does not. */
function unique(problems: readonly LineProblem[]): LineProblem[] {
  const byKind = new Map<string, LineProblem>();
  for (const problem of problems) {
    const kind = `${problem.field} ${problem.category}`;
    if (problem.refusesRow || !byKind.has(kind)) byKind.set(kind, problem);
  }
  return [...byKind.values()];
}

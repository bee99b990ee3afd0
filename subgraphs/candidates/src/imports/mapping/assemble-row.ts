import { type InputRange, regionOfMunicipality } from '@banenbrug/service-common';
import type { ImportedRow } from '../imported-row';
import type { ProfileContentInput } from '../../services/check-profile.service';
import type { RowProblems } from './row-problems';
import type { RowValues } from './target-readers';

/** What an import knows beside the row. */
export interface AssemblyContext {
  /** YYYY-MM-DD. */
  readonly today: string;
  /** The day since which the desk has consent of all rows that do not speak of it; null when it did not say so. */
  readonly consentConfirmedSince: string | null;
}

/** The row that these values mean, however the file wrote them; adds the problems that show only in combination. */
export function assembleRow(
  line: number,
  values: RowValues,
  problems: RowProblems,
  context: AssemblyContext,
): ImportedRow {
  if (values.DESK_REFERENCE === undefined && !problems.has('DESK_REFERENCE')) {
    problems.add('DESK_REFERENCE', 'MISSING');
  }
  if (values.IN_REGISTER === false) problems.add('IN_REGISTER', 'NOT_IN_REGISTER');
  if (values.PUBLISHED_UNTIL !== undefined && values.PUBLISHED_UNTIL < context.today) {
    problems.add('PUBLISHED_UNTIL', 'OUT_OF_BOUNDS');
  }
  const { consent, consentRecordedOn } = consentOf(values, problems, context);
  const content = contentOf(values, problems);
  return {
    line,
    deskReference: values.DESK_REFERENCE ?? null,
    consent,
    consentRecordedOn,
    inRegister: values.IN_REGISTER ?? null,
    content,
    problems: problems.list(),
  };
}

function consentOf(
  { CONSENT: said, CONSENT_RECORDED_ON: on }: RowValues,
  problems: RowProblems,
  { today, consentConfirmedSince }: AssemblyContext,
): Pick<ImportedRow, 'consent' | 'consentRecordedOn'> {
  if (said?.isRecorded === false) return { consent: 'NOT_RECORDED', consentRecordedOn: null };
  const day = on ?? said?.on ?? null;
  if (day !== null && day > today) {
    problems.add(on === undefined ? 'CONSENT' : 'CONSENT_RECORDED_ON', 'OUT_OF_BOUNDS');
  }
  const isFaulty = problems.has('CONSENT') || problems.has('CONSENT_RECORDED_ON');
  if (isFaulty) return { consent: 'UNKNOWN', consentRecordedOn: null };
  if (said !== undefined || day !== null) {
    return { consent: 'RECORDED', consentRecordedOn: day ?? consentConfirmedSince };
  }
  return consentConfirmedSince === null
    ? { consent: 'UNKNOWN', consentRecordedOn: null }
    : { consent: 'RECORDED', consentRecordedOn: consentConfirmedSince };
}

function contentOf(values: RowValues, problems: RowProblems): ProfileContentInput {
  const { regionCode, municipalityCode } = placeOf(values, problems);
  return {
    regionCode,
    municipalityCode,
    availableFrom: values.AVAILABLE_FROM ?? null,
    hoursPerWeek: hoursOf(values, problems),
    workingLevel: values.WORKING_LEVEL ?? values.EDUCATION ?? null,
    occupations: values.OCCUPATIONS ?? null,
    sectors: values.SECTORS ?? null,
    skills: values.SKILLS ?? null,
    languages: languagesOf(values),
    drivingLicences: values.DRIVING_LICENCES ?? null,
    travel: travelOf(values),
    workplaceConditions: values.WORKPLACE_CONDITIONS ?? null,
    publishedUntil: values.PUBLISHED_UNTIL ?? null,
  };
}

/** A municipality outside the region that the row names leaves the municipality unknown: one of the two is wrong. */
function placeOf(
  values: RowValues,
  problems: RowProblems,
): { readonly regionCode: string | null; readonly municipalityCode: string | null } {
  const regionCode = values.REGION ?? null;
  const municipalityCode = values.MUNICIPALITY ?? null;
  const isElsewhere =
    regionCode !== null &&
    municipalityCode !== null &&
    regionOfMunicipality(municipalityCode)?.code !== regionCode;
  if (isElsewhere) problems.add('MUNICIPALITY', 'AMBIGUOUS');
  return { regionCode, municipalityCode: isElsewhere ? null : municipalityCode };
}

function hoursOf(values: RowValues, problems: RowProblems): InputRange | null {
  const min = values.HOURS_PER_WEEK?.min ?? values.HOURS_MIN ?? null;
  const max = values.HOURS_PER_WEEK?.max ?? values.HOURS_MAX ?? null;
  if (min === null && max === null) return null;
  // As with travel: a most of no hours is a question that was not asked.
  if (max === 0) {
    problems.add('HOURS_PER_WEEK', 'AMBIGUOUS');
    return null;
  }
  if (min !== null && max !== null && max < min) {
    problems.add('HOURS_PER_WEEK', 'UNREADABLE');
    return null;
  }
  return { min, max };
}

function languagesOf({ LANGUAGES: named, DUTCH_ORAL: dutch }: RowValues): readonly string[] | null {
  return named === undefined && dutch === undefined
    ? null
    : [...new Set([...(named ?? []), ...(dutch ?? [])])];
}

function travelOf(values: RowValues): NonNullable<ProfileContentInput['travel']> | null {
  const maxDistanceKm = values.MAX_DISTANCE_KM ?? null;
  const maxTimeMinutes = values.MAX_TIME_MINUTES ?? null;
  const means = values.TRAVEL_MEANS ?? null;
  return maxDistanceKm === null && maxTimeMinutes === null && means === null
    ? null
    : { maxDistanceKm, maxTimeMinutes, means };
}

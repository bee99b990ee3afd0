import { workingLevelOfVumCode, type WorkingLevel } from '@banenbrug/service-common';
import type { ImportedRow } from '../imported-row';
import { type AssemblyContext, assembleRow } from './assemble-row';
import { fieldOfTarget, type ImportTarget } from './column-mapping';
import { readMonth } from './read-day';
import { readHoursEnd } from './read-hours';
import { readReference } from './read-reference';
import { readTravelNumber } from './read-travel-means';
import { RowProblems } from './row-problems';
import type { RowValues } from './target-readers';
import {
  languagesOfVum,
  licencesOfVum,
  occupationsOfVum,
  sectorsOfVum,
  skillsOfVum,
  travelMeansOfVum,
} from './vum-lists';
import { objectIn, textIn, type VumObject } from './vum-value';
import { nothing, type Reading, unread } from './word';

/**
 * What a record of VUM 0.8 means. Not looked at: persons and contacts, postcode and radius around a place of work,
 * employers and schools, educations and diplomas (they are no working level), behaviour, interests, presentations and
 * what somebody needs at work. The codes for "unknown", "not applicable" and "other" leave their field unknown.
 */
export function vumRow(line: number, record: VumObject, context: AssemblyContext): ImportedRow {
  const problems = new RowProblems();
  const values: Record<string, unknown> = {};
  for (const [target, reading] of readings(record, context)) {
    if (reading.value !== null) values[target] = reading.value;
    if (reading.problem !== undefined) problems.add(fieldOfTarget[target], reading.problem);
  }
  return assembleRow(line, values as RowValues, problems, context);
}

function readings(record: VumObject, context: AssemblyContext): [ImportTarget, Reading<unknown>][] {
  const skills = objectIn(record, 'arbeidsmarktkwalificatie');
  const hours = objectIn(record, 'werktijden');
  const mobility = objectIn(record, 'mobiliteit');
  return [
    ['DESK_REFERENCE', readReference(textIn(record, 'idWerkzoekende'))],
    ['IN_REGISTER', readIndication(textIn(record, 'indicatieLdrRegistratie'))],
    ['AVAILABLE_FROM', readStart(objectIn(record, 'flexibiliteit'), context.today)],
    ['HOURS_MIN', readHoursEnd(textIn(hours, 'aantalWerkurenPerWeekMinimaal'))],
    ['HOURS_MAX', readHoursEnd(textIn(hours, 'aantalWerkurenPerWeekMaximaal'))],
    ['WORKING_LEVEL', readLevel(textIn(skills, 'codeWerkEnDenkniveauWerkzoekende'))],
    ['OCCUPATIONS', occupationsOfVum(record)],
    ['SECTORS', sectorsOfVum(record)],
    ['SKILLS', skillsOfVum(skills)],
    ['LANGUAGES', languagesOfVum(skills)],
    ['DRIVING_LICENCES', licencesOfVum(skills)],
    ['MAX_DISTANCE_KM', readTravelNumber(textIn(mobility, 'maximaleReisafstand'))],
    ['MAX_TIME_MINUTES', readTravelNumber(textIn(mobility, 'maximaleReistijd'))],
    ['TRAVEL_MEANS', travelMeansOfVum(record)],
  ];
}

/** 1 yes, 2 no; 0, 8 and 9 say that it is not known. */
function readIndication(code: string): Reading<boolean> {
  if (['', '0', '8', '9'].includes(code)) return nothing;
  if (code === '1' || code === '2') return { value: code === '1' };
  return unread('UNKNOWN_CODE');
}

function readLevel(code: string): Reading<WorkingLevel> {
  const level = code === '' ? null : workingLevelOfVumCode(code);
  return level === undefined ? unread('UNKNOWN_CODE') : { value: level };
}

/** Somebody whose last day of work has passed cannot start: from when again is not told. */
function readStart(flexibility: VumObject, today: string): Reading<string> {
  const last = textIn(flexibility, 'datumEindeBeschikbaarVoorWerk').slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(last) && last < today) return unread('OUT_OF_BOUNDS');
  return readMonth(textIn(flexibility, 'datumAanvangBeschikbaarVoorWerk'), 1900, today);
}

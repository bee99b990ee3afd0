import { findNumericDates, findWrittenDates } from './calendar-date';

/** Nobody younger works: a date of longer ago can be a birth date, a later one is when somebody starts. */
const youngestAge = 13;

const label =
  '(?:geboren|geboortedatum|geboortejaar|geboortedag|geb\\.?|born|birth ?date|date of birth|year of birth|d\\.?o\\.?b\\.?)';
const labelled = new RegExp(
  `(?<![a-z])${label}(?![a-z])[^\\n]{0,25}?(?:(?:19|20)\\d\\d|\\d{1,2}[-./ ]\\d{1,2}[-./ ]\\d{2}|[a-z]{3,9}\\.? '\\d{2}|\\d{1,2} [a-z]{3,9}\\.? '?\\d{2})(?!\\d)`,
  'gi',
);

/** "(*1987)", as in genealogy; a star alone begins a list. */
const starred = /\(\* ?(?:19|20)\d\d\)/g;

/**
 * Where a folded text holds what may be a birth date: a whole date long enough ago for somebody who works, or
 * any date or year after a word such as "geboren". Years alone and dates to come are ordinary in texts on work.
 */
export function findBirthDates(text: string, thisYear: number): number[] {
  if (!/\d/.test(text)) return [];
  const dates = [...findNumericDates(text, thisYear), ...findWrittenDates(text, thisYear)];
  const longAgo = dates.filter(({ year }) => year >= 1900 && year <= thisYear - youngestAge);
  const named = [...text.matchAll(labelled), ...text.matchAll(starred)];
  return [...longAgo.map(({ start }) => start), ...named.map(({ index }) => index)];
}

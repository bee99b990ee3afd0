import { isDay } from '@banenbrug/service-common';
import { isUnknownWord, nothing, plainText, type Reading, unread } from './word';

const months = [
  ['januari', 'jan', 'january'],
  ['februari', 'feb', 'february'],
  ['maart', 'mrt', 'march'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'jun', 'june'],
  ['juli', 'jul', 'july'],
  ['augustus', 'aug', 'august'],
  ['september', 'sep', 'sept'],
  ['oktober', 'okt', 'october', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];
const monthNumber = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

const atOnce = new Set(
  'per direct,direct,nu,per heden,heden,z.s.m.,zsm,zo snel mogelijk,asap,direct beschikbaar,beschikbaar,per omgaande,now,immediately'.split(
    ',',
  ),
);

const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ][\d:.+z]*)?$/;
const dayFirst = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/;
const monthOfYear = /^(\d{1,2})[-/.](\d{4})$/;
const inWords = /^(?:(\d{1,2}) )?([a-z]+)\.? (\d{4})$/;
const eightDigits = /^(20\d\d)(\d\d)(\d\d)$/;
const serial = /^(\d{5})(?:\.\d+)?$/;

/** Years in which a day of a profile can lie; others are slips of the pen. */
const years = { first: 1990, last: 2100 };

/** Which day a spreadsheet counts from: 1 January 1904 in old files of a Mac, otherwise the turn of 1900. */
export type DateSystem = 1900 | 1904;

interface Parts {
  readonly year: number;
  readonly month: number;
  /** Null when only the month is told. */
  readonly day: number | null;
}

/** A day as "1-7-2026", "1 juli 2026", "2026-07-01" or the number of a spreadsheet, as YYYY-MM-DD. */
export function readDay(text: string, system: DateSystem): Reading<string> {
  const plain = plainText(text);
  if (isUnknownWord(plain)) return nothing;
  const parts = partsOf(plain, system);
  if (parts === null || parts.day === null) return unread('UNREADABLE');
  return checked(parts, dayText(parts.year, parts.month, parts.day));
}

/** The month to start from, as YYYY-MM: what a day can be, "juli 2026", "2026-07", and "per direct": the month of today. */
export function readMonth(text: string, system: DateSystem, today: string): Reading<string> {
  const plain = plainText(text).replace(/^(?:per|vanaf|m\.?i\.?v\.?|met ingang van) (?=\d|[a-z]+ \d{4})/, '');
  if (isUnknownWord(plain)) return nothing;
  if (atOnce.has(plain)) return { value: today.slice(0, 7) };
  const parts = partsOf(plain, system);
  if (parts === null) return unread('UNREADABLE');
  const { value, problem } = checked(parts, dayText(parts.year, parts.month, parts.day ?? 1));
  if (problem !== undefined) return unread(problem);
  return value === null ? nothing : { value: value.slice(0, 7) };
}

/** The day that a spreadsheet's number means; null when it means none. A day that never was, 29 February 1900, is none. */
export function dayOfSerial(value: number, system: DateSystem): string | null {
  const whole = Math.floor(value);
  if (!(whole >= 0 && whole < 2_958_466) || (system === 1900 && whole === 60)) return null;
  const first = system === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole > 60 ? 30 : 31);
  return new Date(first + whole * 86_400_000).toISOString().slice(0, 10);
}

function partsOf(plain: string, system: DateSystem): Parts | null {
  const [, yearA, monthA, dayA] = yearFirst.exec(plain) ?? eightDigits.exec(plain) ?? [];
  if (yearA !== undefined) return parts(yearA, monthA, dayA);
  const [, dayB, monthB, yearB] = dayFirst.exec(plain) ?? [];
  if (yearB !== undefined) return parts(yearB.length === 2 ? `20${yearB}` : yearB, monthB, dayB);
  const [, monthC, yearC] = monthOfYear.exec(plain) ?? [];
  if (yearC !== undefined) return parts(yearC, monthC, undefined);
  const [, dayD, name, yearD] = inWords.exec(plain) ?? [];
  if (name !== undefined) return parts(yearD, String(monthNumber.get(name) ?? 0), dayD);
  const [, count] = serial.exec(plain) ?? [];
  const day = count === undefined ? null : dayOfSerial(Number(count), system);
  return day === null ? null : parts(day.slice(0, 4), day.slice(5, 7), day.slice(8));
}

const parts = (year: string | undefined, month: string | undefined, day: string | undefined): Parts => ({
  year: Number(year),
  month: Number(month),
  day: day === undefined ? null : Number(day),
});

const dayText = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function checked({ year }: Parts, day: string): Reading<string> {
  if (!isDay(day)) return unread('UNREADABLE');
  return year < years.first || year > years.last ? unread('OUT_OF_BOUNDS') : { value: day };
}

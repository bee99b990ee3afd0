import type { Span } from './spans';

/** A date that stands in a text, with the year it names. */
export interface DateSpan extends Span {
  /** Four digits. */
  readonly year: number;
}

const numeric = /(?<!\d)(?<!\d[-./])(\d{1,4})([-./])(\d{1,2})\2('?\d{1,4})(?![-./]?\d)/g;
const spaced = /(?<!\d)(?<!\d )(\d{1,2})( | ?[-./] ?)(\d{1,2})\2(\d{4})(?! ?\d)/g;
/** 19870312: only of the last century and the first decade, as a younger one is a batch or an order. */
const compact = /(?<!\d)(19\d\d|200\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g;

const months =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const written = new RegExp(
  `(?<!\\d)(?:\\d{1,2}(?:e|ste|de|st|nd|rd|th)?[ -]{0,2}(?:of )?(?:${months})\\.?|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?),?[ -]{0,2}((?:19|20)\\d\\d|'\\d\\d)(?!\\d)`,
  'gi',
);

function isDayOfYear(a: number, b: number): boolean {
  const isDayAndMonth = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12;
  return isDayAndMonth(a, b) || isDayAndMonth(b, a);
}

/** The four-digit year of a written one: two digits mean the century that puts them at most ten years ahead. */
function yearOf(digits: string, thisYear: number): number {
  if (digits.length === 4) return Number(digits);
  const year = thisYear - (thisYear % 100) + Number(digits);
  return year > thisYear + 10 ? year - 100 : year;
}

/** Two digits of the last century after dots, all in pairs: 03.04.91, but not a version such as 3.4.91. */
function isDottedShort(day: string, month: string, year: string): boolean {
  return /^\d\d$/.test(day) && /^\d\d$/.test(month) && Number(month) <= 12 && /^[4-9]\d$/.test(year);
}

function readNumeric(parts: readonly string[], thisYear: number): number | null {
  const [first = '', separator = '', second = '', last = ''] = parts;
  const third = last.replace("'", '');
  const isYearFirst = first.length === 4;
  const year = isYearFirst ? first : third;
  const day = isYearFirst ? third : first;
  if (day.length > 2 || (year.length !== 4 && year.length !== 2)) return null;
  if (year.length === 2 && separator === '.' && !isDottedShort(day, second, year)) return null;
  const value = yearOf(year, thisYear);
  return isDayOfYear(Number(day), Number(second)) && value >= 1900 && value < 2100 ? value : null;
}

function span(match: RegExpExecArray, year: number): DateSpan {
  return { start: match.index, end: match.index + match[0].length, year };
}

/** Dates in figures with dashes, dots or slashes: day or year first, the year in four or two digits. */
export function findNumericDates(text: string, thisYear: number): DateSpan[] {
  return [...text.matchAll(numeric)].flatMap((match) => {
    const year = readNumeric(match.slice(1), thisYear);
    return year === null ? [] : [span(match, year)];
  });
}

/**
 * Dates with the month as a Dutch or English word, and dates in figures with spaces or with nothing between.
 * Unlike those of findNumericDates their figures may be another number all the same.
 */
export function findWrittenDates(text: string, thisYear: number): DateSpan[] {
  const inWords = [...text.matchAll(written)].map((match) =>
    span(match, yearOf((match[1] ?? '').replace("'", ''), thisYear)),
  );
  const inFigures = [...text.matchAll(spaced)]
    .filter((match) => isDayOfYear(Number(match[1]), Number(match[3])))
    .map((match) => span(match, Number(match[4])));
  const inOnePiece = [...text.matchAll(compact)].map((match) => span(match, Number(match[1])));
  return [...inWords, ...inFigures, ...inOnePiece];
}

/** A date that stands in a text, with the year it names. */
export interface DateSpan {
  readonly start: number;
  readonly end: number;
  /** Four digits. */
  readonly year: number;
}

const numeric = /(?<!\d)(?<!\d[-./])(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})(?![-./]?\d)/g;
const spaced = /(?<!\d)(?<!\d )(\d{1,2}) (\d{1,2}) (\d{4})(?! ?\d)/g;

const months =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const written = new RegExp(
  `(?<!\\d)(?:\\d{1,2}(?:e|ste|de|st|nd|rd|th)? {0,2}(?:of )?(?:${months})\\.?|(?:${months})\\.? \\d{1,2}(?:st|nd|rd|th)?),? {0,2}((?:19|20)\\d\\d)(?!\\d)`,
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

function readNumeric(parts: readonly string[], thisYear: number): number | null {
  const [first = '', separator = '', second = '', third = ''] = parts;
  const isYearFirst = first.length === 4;
  const year = isYearFirst ? first : third;
  const day = isYearFirst ? third : first;
  if (day.length > 2 || (year.length !== 4 && (year.length !== 2 || separator === '.'))) return null;
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

/** Dates with the month as a Dutch or English word, and dates in figures with spaces. */
export function findWrittenDates(text: string): DateSpan[] {
  const inWords = [...text.matchAll(written)].map((match) => span(match, Number(match[1])));
  const inFigures = [...text.matchAll(spaced)]
    .filter((match) => isDayOfYear(Number(match[1]), Number(match[2])))
    .map((match) => span(match, Number(match[3])));
  return [...inWords, ...inFigures];
}

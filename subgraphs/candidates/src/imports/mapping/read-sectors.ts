import { sbiSectionByCode, sbiSections } from '@banenbrug/service-common';
import { readList } from './read-list';
import { plainText, type Reading, type ReadingProblem } from './word';

/** The divisions (first two digits) of each section, SBI 2008 (CBS). */
const divisionsOf: Readonly<Record<string, readonly [first: number, last: number]>> = {
  A: [1, 3],
  B: [6, 9],
  C: [10, 33],
  D: [35, 35],
  E: [36, 39],
  F: [41, 43],
  G: [45, 47],
  H: [49, 53],
  I: [55, 56],
  J: [58, 63],
  K: [64, 66],
  L: [68, 68],
  M: [69, 75],
  N: [77, 82],
  O: [84, 84],
  P: [85, 85],
  Q: [86, 88],
  R: [90, 93],
  S: [94, 96],
  T: [97, 98],
  U: [99, 99],
};

/** Numbers between 34 and 99 that are no division of SBI 2008 lie in no section. */
const noDivisions = new Set([34, 40, 44, 48, 54, 57, 67, 76, 83, 89]);

const sectionByName = new Map(
  sbiSections.flatMap(({ code, nameEn, nameNl }) =>
    [nameEn, nameNl].map((name) => [plainText(name), code] as const),
  ),
);

const sectionByDivision = new Map(
  Object.entries(divisionsOf).flatMap(([section, [first, last]]) =>
    Array.from({ length: last - first + 1 }, (_, index) => [first + index, section] as const),
  ),
);

const sectionOfDivision = (division: number): string | null =>
  noDivisions.has(division) ? null : (sectionByDivision.get(division) ?? null);

/**
 * The section of an SBI code of at most five digits. A code that was kept as a number may have lost the zero before it:
 * where that would be a code of another section (111: 0111 growing cereals, or 11.1 making drinks) it is ambiguous.
 */
export function sectionOfSbi(code: string): { section: string } | { problem: ReadingProblem } {
  const digits = code.replace(/[. ]/g, '');
  if (!/^\d{1,5}$/.test(digits)) return { problem: 'UNKNOWN_CODE' };
  const asWritten = digits.length === 1 ? null : sectionOfDivision(Number(digits.slice(0, 2)));
  const mayLack = digits.length === 1 || digits.length === 3 || /^1[1-4]\d\d$/.test(digits);
  const withZero = mayLack && !digits.startsWith('0') ? sectionOfDivision(Number(digits.slice(0, 1))) : null;
  if (asWritten !== null && withZero !== null && asWritten !== withZero) return { problem: 'AMBIGUOUS' };
  const section = asWritten ?? withZero;
  return section === null ? { problem: 'UNKNOWN_CODE' } : { section };
}

/** Sectors by SBI code, by the letter of the section, or by its exact name. A name may hold a comma. */
export function readSectors(text: string): Reading<readonly string[]> {
  const named = sectionByName.get(plainText(text));
  if (named !== undefined) return { value: [named] };
  return readList(text, (part) => {
    const letter = sbiSectionByCode(part.toUpperCase());
    if (letter !== null) return { items: [letter.code] };
    const ofName = sectionByName.get(plainText(part));
    if (ofName !== undefined) return { items: [ofName] };
    const reading = sectionOfSbi(part.replace(/^sbi:? ?/i, ''));
    return 'problem' in reading ? reading : { items: [reading.section] };
  });
}

import { findNumericDates } from './calendar-date';
import { findIbans } from './iban';
import type { LineIndex } from './line-index';
import type { Span } from './spans';

/** Ordinary figures at work whose digits together could be mistaken for a person's number. */
const ranges: readonly RegExp[] = [
  // 08.30-17.00
  /(?<!\d)(?:[01]?\d|2[0-4])\.[0-5]\d {0,2}[-/] {0,2}(?:[01]?\d|2[0-4])\.[0-5]\d(?!\d)/g,
  // 2019-2024
  /(?<!\d)(?<!\d[-./])(?:19|20)\d\d {0,2}[-/] {0,2}(?:19|20)\d\d(?![-./]?\d)/g,
  // € 2.400 - 2.600
  /€ {0,2}\d{1,2}(?:\.?\d{3}){1,2} {0,2}[-/] {0,2}\d{1,2}(?:\.?\d{3}){1,2}(?![-./]?\d)/g,
  // 12.500.000 pieces
  /(?<![\d.,])\d{1,2}\.\d{3}\.000(?![-./]?\d)/g,
  // € 12.500.000
  /€ {0,2}\d{1,2}(?:\.\d{3}){2}(?![-./]?\d)/g,
];

const bsnLabel =
  /(?<![a-z])(?:bsn|burger ?service ?nummer|sofi(?:-?nummer)?|citizen service number)(?![a-z])/gi;

/** The lines that speak of a citizen service number: there, no figure is taken for something ordinary. */
export function linesNamingBsn(text: string, lines: LineIndex): ReadonlySet<number> {
  return new Set([...text.matchAll(bsnLabel)].map(({ index }) => lines.lineAt(index)));
}

/**
 * The folded text with dates, times, spans of years, amounts and account numbers blanked out, every other
 * character at its place; lines in `untouched` stay as they are.
 */
export function blankPlainNumbers(
  text: string,
  thisYear: number,
  lines: LineIndex,
  untouched: ReadonlySet<number>,
): string {
  const spans: Span[] = [...findNumericDates(text, thisYear), ...findIbans(text)];
  for (const range of ranges) {
    for (const match of text.matchAll(range)) {
      spans.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  const parts: string[] = [];
  let done = 0;
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    if (start < done || untouched.has(lines.lineAt(start))) continue;
    parts.push(text.slice(done, start), 'x'.repeat(end - start));
    done = end;
  }
  return parts.join('') + text.slice(done);
}

import fc from 'fast-check';
import { sensitiveCategories } from './finding';
import { screen } from './screen';

const today = new Date('2026-08-01T12:00:00Z');

/** Nine digits that pass the eleven-test, computed here a second time: the remainder of the first eight. */
const bsns = fc
  .integer({ min: 1_000_000, max: 99_999_999 })
  .map((first) => {
    const eight = String(first).padStart(8, '0');
    const remainder = eight.split('').reduce((sum, digit, at) => sum + Number(digit) * (9 - at), 0) % 11;
    return `${eight}${remainder}`;
  })
  .filter((digits) => digits.length === 9);

function looksOrdinary(text: string): boolean {
  const plain = text.replaceAll('\u200b', '').replaceAll('\u2013', '-');
  return /\d\d?([./-])\d\d?\1\d|\d{4}\W{1,3}\d{4}|\d\.\d\d\W/.test(plain);
}

const separators = fc.constantFrom('', '', '', ' ', '.', '-', '/', ' - ', '\u00a0', '\u2013', '\u200b');
const spelled = fc
  .tuple(bsns, fc.array(separators, { minLength: 8, maxLength: 8 }), fc.boolean())
  .map(([digits, gaps, dropsZero]) => {
    const written = dropsZero && digits.startsWith('0') ? digits.slice(1) : digits;
    return written.replace(/\d(?=\d)/g, (digit, at: number) => digit + (gaps[at] ?? ''));
  })
  // Dates, times and spans of years are read as what they are, unless the line speaks of a BSN.
  .filter((text) => !looksOrdinary(text));

const surroundings = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => !text.includes('€'));
const before = fc
  .tuple(
    // Digits next to it would make it part of another number.
    surroundings.filter((text) => !/\p{N}\P{L}*$/u.test(text)),
    fc.constantFrom(' ', '\n', 'x', ': ', ', ', ' ('),
  )
  .map((parts) => parts.join(''));
const after = fc
  .tuple(
    fc.constantFrom(' ', '\n', 'x', '. ', ', ', ')'),
    surroundings.filter((text) => !/^\P{L}*\p{N}/u.test(text)),
  )
  .map((parts) => parts.join(''));

describe('screen', () => {
  it('finds every citizen service number, in any spelling inside any text, on its line', () => {
    fc.assert(
      fc.property(before, spelled, after, (left, bsn, right) => {
        const line = left.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n').length;
        expect(screen(left + bsn + right, today)).toContainEqual({ category: 'BSN', line });
      }),
      { numRuns: 2000 },
    );
  });

  it('finds one even when it is spelled as a date, on a line that speaks of a BSN', () => {
    const asDate = bsns.map(
      (digits) => `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 8)} ${digits[8]}`,
    );
    fc.assert(
      fc.property(asDate, (text) => {
        expect(screen(`BSN is ${text}`, today)).toContainEqual({ category: 'BSN', line: 1 });
      }),
    );
  });

  it('finds no citizen service number in nine digits that fail the eleven-test', () => {
    fc.assert(
      fc.property(bsns, fc.integer({ min: 1, max: 9 }), (bsn, by) => {
        const mistyped = bsn.slice(0, 8) + ((Number(bsn[8]) + by) % 10);
        expect(screen(`nummer ${mistyped} op de doos`, today)).toEqual([]);
      }),
    );
  });

  it('answers for any text with a category and a line of that text, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(surroundings, spelled), { maxLength: 6 }), (parts) => {
        const text = parts.join('\n');
        const lines = text.split(/\r\n?|[\n\u2028\u2029]/).length;
        for (const finding of screen(text, today)) {
          expect(Object.keys(finding).sort()).toEqual(['category', 'line']);
          expect(sensitiveCategories).toContain(finding.category);
          expect(finding.line).toBeGreaterThanOrEqual(1);
          expect(finding.line).toBeLessThanOrEqual(lines);
        }
      }),
    );
  });

  it('never repeats the value: what it says is the same for every number in the same place', () => {
    fc.assert(
      fc.property(bsns, bsns, (one, other) => {
        expect(screen(`BSN\n${one}`, today)).toEqual(screen(`BSN\n${other}`, today));
      }),
    );
  });

  it('finds a Dutch mobile number in any grouping', () => {
    const grouped = fc
      .tuple(
        fc.constantFrom('06', '+316', '00316', '+31 (0)6', '+31-6'),
        fc.string({
          unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
          minLength: 8,
          maxLength: 8,
        }),
        fc.array(fc.constantFrom('', '', ' ', '-', '.'), { minLength: 8, maxLength: 8 }),
      )
      .map(
        ([code, digits, gaps]) =>
          code + digits.replace(/\d/g, (digit, at: number) => (gaps[at] ?? '') + digit),
      )
      .filter((text) => !looksOrdinary(text));
    fc.assert(
      fc.property(grouped, (text) => {
        expect(screen(`bel ${text} na vijven`, today)).toContainEqual({ category: 'PHONE', line: 1 });
      }),
      { numRuns: 500 },
    );
  });
});

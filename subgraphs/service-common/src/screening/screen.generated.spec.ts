import fc from 'fast-check';
import { type SensitiveCategory, sensitiveCategories } from './finding';
import { screen } from './screen';

const today = new Date('2026-08-01T12:00:00Z');

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length });
const capitals = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')),
    minLength: length,
    maxLength: length,
  });

/** Sentences of work with nothing to find, before and after a value. */
const before = fc.constantFrom(
  '',
  'Werkt graag in een klein team: ',
  'Twee dagen van acht uur.\nDe rest staat op ',
  'Good with tools, see ',
  'Naar (',
);
const after = fc.constantFrom('', ', na vijven.', ' staat in de map', '\nRegel twee', ') en verder niets.');

/** The two check digits of an account number, computed with whole numbers and not digit by digit. */
function checkDigits(country: string, rest: string): string {
  const figures = `${rest}${country}00`
    .split('')
    .map((sign) => Number.parseInt(sign, 36))
    .join('');
  return String(98n - (BigInt(figures) % 97n)).padStart(2, '0');
}

const ibans = fc
  .oneof(
    fc.tuple(fc.constant('NL'), capitals(4), digits(10)),
    fc.tuple(fc.constant('DE'), fc.constant(''), digits(18)),
    fc.tuple(fc.constant('BE'), fc.constant(''), digits(12)),
    fc.tuple(fc.constant('PL'), fc.constant(''), digits(24)),
    fc.tuple(fc.constant('GB'), capitals(4), digits(14)),
  )
  .map(([country, bank, account]) => country + checkDigits(country, bank + account) + bank + account);
const spaced = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

const postcodes = fc
  .tuple(fc.integer({ min: 2100, max: 9999 }), fc.constantFrom('', ' ', '\u00a0'), capitals(2))
  .filter(([, , letters]) => !['SA', 'SD', 'SS'].includes(letters));
const dutchNumbers = fc
  .tuple(fc.constantFrom('020', '0297', '0115', '088'), fc.constantFrom('-', ' ', ' - ', ''), digits(7))
  .map(([code, gap, rest]) => code + gap + rest.slice(0, 10 - code.length));
const foreignNumbers = fc
  .tuple(fc.constantFrom('+49', '+32 ', '+44 ', '+48', '+90 '), fc.constantFrom('1', '4', '5'), digits(8))
  .map((parts) => parts.join(''));
const dates = fc
  .tuple(
    fc.tuple(
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1940, max: 1999 }),
    ),
    fc.constantFrom('-', '/', '.', ' '),
  )
  .map(([parts, separator]) => parts.join(separator));

const kinds: ReadonlyArray<readonly [string, fc.Arbitrary<string>, SensitiveCategory]> = [
  ['e-mail address', fc.emailAddress(), 'EMAIL'],
  ['account number', ibans, 'IBAN'],
  ['spaced account number', ibans.map(spaced), 'IBAN'],
  ['account number in small letters', ibans.map((iban) => iban.toLowerCase()), 'IBAN'],
  ['postcode after the word', postcodes.map((parts) => `postcode ${parts.join('')}`), 'POSTCODE'],
  [
    'postcode whose letters are no word or unit',
    postcodes.filter(([, , letters]) => /[QXVZRW][QXVZRD]/.test(letters)).map((parts) => parts.join('')),
    'POSTCODE',
  ],
  ['Dutch telephone number with an area code', dutchNumbers, 'PHONE'],
  ['foreign telephone number with a plus sign', foreignNumbers, 'PHONE'],
  ['date of last century', dates, 'BIRTH_DATE'],
  ['date after "geb."', dates.map((date) => `geb. ${date}`), 'BIRTH_DATE'],
  ['web address with a scheme', fc.webUrl(), 'URL'],
];

describe('screen finds', () => {
  it.each(kinds)('any %s', (_, values, category) => {
    fc.assert(
      fc.property(before, values, after, (left, value, right) => {
        const line = left.split('\n').length;
        expect(screen(left + value + right, today)).toContainEqual({ category, line });
      }),
      { numRuns: 500 },
    );
  });
});

describe('screen', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
      .map((units) => String.fromCharCode(...units)),
  );

  it('answers for any string, lone surrogates included, and answers the same again', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(screen(text, today)).toEqual(screen(text, today));
      }),
      { numRuns: 2000 },
    );
  });

  it('says nothing but a category of the closed list and a line', () => {
    const values = fc.oneof(fc.emailAddress(), ibans, digits(9), digits(10), fc.webUrl());
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 5 }), (found) => {
        for (const finding of screen(found.join('\n'), today)) {
          const said = Object.values(finding).map(String);
          expect(said).toEqual([expect.stringMatching(/^[A-Z_]+$/), expect.stringMatching(/^[1-5]$/)]);
          expect(sensitiveCategories).toContain(finding.category);
        }
      }),
    );
  });

  it('finds nothing in text without digits, dots, colons, at signs and words of the list', () => {
    const words = fc.constantFrom(
      ...'werkt graag buiten in een team met vaste taken sorteren vouwen klaar dozen kas winkel early shift tools'.split(
        ' ',
      ),
      'zorgvuldig',
      'zorgmedewerker',
      'thuiszorg',
    );
    const signs = fc.constantFrom(' ', ', ', ' - ', '\n', '; ', ' (', ') ', '! ', '? ', ' \u2013 ', '\u00a0');
    const foreign = fc
      .string({ unit: 'binary', maxLength: 6 })
      .map((text) => text.normalize('NFKD').replace(/[\p{N}\p{L}@.:/]/gu, ''));
    fc.assert(
      fc.property(fc.array(fc.tuple(words, signs, foreign), { maxLength: 30 }), (parts) => {
        expect(screen(parts.flat().join(''), today)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

import { screen } from './screen';

const megabyte = 1_000_000;

/** A linear scan of these takes a second or less; one step per pair of characters would take minutes to hours. */
const limitMs = 20_000;

/** Of the processor, so that other work on the machine does not count. */
function millisecondsFor(text: string): number {
  const before = process.cpuUsage();
  screen(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function filled(pattern: string, length: number): string {
  return pattern.repeat(Math.ceil(length / pattern.length));
}

describe('screen takes time linear in the text', () => {
  it.each(['1', 'a', '\n'])(
    'for ten megabytes of %j',
    (pattern) => {
      expect(millisecondsFor(filled(pattern, 10 * megabyte))).toBeLessThan(limitMs);
    },
    300_000,
  );

  it.each([
    ' ',
    '@',
    '1 ',
    '0-',
    '123.',
    '1-1-1990 ',
    '+31 6 ',
    '€ 1',
    'a@a.',
    'a [at] ',
    'a at ',
    'a apenstaartje a punt ',
    'a . ',
    'a[.]',
    'insta ',
    'insta @',
    'a.',
    'a-',
    'www.a',
    'www . a',
    'nl11',
    'NL91 ',
    '1234 a',
    '1 jan ',
    'geboren ',
    '1 / 1 / ',
    "1 jan '",
    'postcode 1234 ',
    '0031 6 12 ',
    'lichamelijke en ',
    'gebruikt aa ',
    'gaat aa aa bij ',
    'psychische of ',
    'last van aa ',
    'a u t ',
    'autis',
    'rug',
    'autisme\n',
    'bsn 123456782\n',
    '\u0301\u0316',
    '\u0661',
    '\ufdfa',
    '\ud835',
  ])(
    'for three hundred kilobytes of %j',
    (pattern) => {
      expect(millisecondsFor(filled(pattern, 0.3 * megabyte))).toBeLessThan(limitMs);
    },
    300_000,
  );
});

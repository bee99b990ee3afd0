const lineBreaks = /\r\n?|[\u2028\u2029]/g;
const ascii = /^[\n\x20-\x7e]*$/;

/** The value of a decimal digit of any script: the digits of a script follow each other, from zero. */
function digitValue(digit: string): string {
  let first = digit.codePointAt(0) ?? 0;
  const last = first;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first -= 1;
  return String((last - first) % 10);
}

const digitValues = new Map<string, string>();

function asciiDigit(digit: string): string {
  const known = digitValues.get(digit) ?? digitValue(digit);
  digitValues.set(digit, known);
  return known;
}

/**
 * The text in one spelling: plain letters without accents, ASCII digits, one kind of dash, space and
 * apostrophe, no invisible characters, line breaks as \n. What looks the same then is the same. Marks go
 * before the decomposition, because sorting a long run of them takes quadratic time.
 */
export function foldText(text: string): string {
  const lines = text.replace(lineBreaks, '\n');
  if (ascii.test(lines)) return lines;
  return lines
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\P{Cc}\n]|\p{Zs}/gu, ' ')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
}

import type { Span } from './spans';

/** Length of an account number per country of the single euro payments area. */
const lengths: ReadonlyMap<string, number> = new Map(
  `AD24 AT20 BE16 BG22 CH21 CY28 CZ24 DE22 DK18 EE20 ES24 FI18 FR27 GB22 GI23 GR27 HR21 HU28 IE22 IS26 IT27
   LI21 LT20 LU20 LV21 MC27 MT31 NL18 NO15 PL28 PT25 RO24 SE24 SI19 SK24 SM27 TR26`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

/** Countries whose numbers have figures only, or begin with four letters for the bank: a sentence does not. */
const figuresOnly = /^(?:AT|BE|CZ|DE|DK|EE|ES|FI|HR|HU|LT|NO|PL|PT|SE|SI|SK)(?!\d+$)/i;
const bankInLetters = /^(?:BG|GB|GI|IE|LV|MT|NL|RO)\d\d(?![a-z]{4})/i;

/** The check of ISO 7064: country and check digits moved to the end, letters as 10 to 35, the rest by 97 is 1. */
function passesCheck(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Where the account number of `length` characters that begins at `start` ends; null when it is none. */
function endOfIban(text: string, start: number, length: number): number | null {
  const written = text.slice(start, start + 2 * length);
  const iban = written.replace(/[ .-](?=[a-z0-9])/gi, '').slice(0, length);
  if (!/^[a-z0-9]+$/i.test(iban) || iban.length < length || !passesCheck(iban)) return null;
  if (figuresOnly.test(iban) || bankInLetters.test(iban)) return null;
  let end = start;
  for (let read = 0; read < length; end += 1) if (/[a-z0-9]/i.test(text[end] ?? '')) read += 1;
  return end;
}

/** The account numbers (IBAN) in a folded text. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: country, index: start } of text.matchAll(/[a-z]{2}(?=[ .-]?\d[ .-]?\d)/gi)) {
    const length = lengths.get(country.toUpperCase());
    const end = length === undefined ? null : endOfIban(text, start, length);
    if (end !== null) spans.push({ start, end });
  }
  return spans;
}

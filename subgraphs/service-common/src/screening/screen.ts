import { findBirthDates } from './birth-date';
import { isBsn } from './bsn';
import { type DigitWindow, eachDigitWindow } from './digit-windows';
import { type ScreeningFinding, sensitiveCategories, type SensitiveCategory } from './finding';
import { foldText } from './folded-text';
import { findHealthWords } from './health';
import { findIbans } from './iban';
import { findEmails, findUrls } from './internet-address';
import { LineIndex } from './line-index';
import { isPhoneNumber } from './phone-number';
import { blankPlainNumbers, linesNamingBsn } from './plain-numbers';
import { findPostcodes } from './postcode';
import { outside } from './spans';

/** The lines with findings, per category. */
class Findings {
  private readonly linesByCategory = new Map<SensitiveCategory, Set<number>>();

  constructor(private readonly lines: LineIndex) {}

  add(category: SensitiveCategory, ...offsets: number[]): void {
    this.addAll(category, offsets);
  }

  addAll(category: SensitiveCategory, offsets: readonly number[]): void {
    const found = this.linesByCategory.get(category) ?? new Set();
    for (const offset of offsets) found.add(this.lines.lineAt(offset));
    this.linesByCategory.set(category, found);
  }

  /** By line, within a line in the order of the categories. */
  list(): ScreeningFinding[] {
    return sensitiveCategories
      .flatMap((category) =>
        [...(this.linesByCategory.get(category) ?? [])].map((line) => ({ category, line })),
      )
      .sort((a, b) => a.line - b.line);
  }
}

function findNumbers(text: string, thisYear: number, lines: LineIndex, findings: Findings): void {
  // A person's number has eight digits or more.
  if (text.replace(/\D/g, '').length < 8) return;
  const namingBsn = linesNamingBsn(text, lines);
  const parts: DigitWindow[] = [];
  const phones: DigitWindow[] = [];
  eachDigitWindow(blankPlainNumbers(text, thisYear, lines, namingBsn), (window) => {
    const { digits, groups, start } = window;
    const isNamed = namingBsn.has(lines.lineAt(start));
    // Where a line says "BSN", nine digits are one even when mistyped.
    if (isNamed && (isBsn(digits) || digits.length === 9)) findings.add('BSN', start);
    else if (isBsn(digits) && digits.length === 9 && groups === 1) findings.add('BSN', start);
    else if (isBsn(digits)) parts.push(window);
    if (isPhoneNumber(window)) phones.push(window);
  });
  // Some digits of a telephone number often pass the eleven-test.
  for (const { start } of outside(phones, parts)) findings.add('BSN', start);
  for (const { start } of phones) findings.add('PHONE', start);
}

/**
 * What a free text holds that it may not: citizen service numbers, e-mail addresses, telephone and account
 * numbers, full postcodes, birth dates, web addresses and words on health, by line and never by value. Empty
 * when the text may be stored. Takes time linear in the text. Numbers of organisations, such as the eight
 * digits of a KvK number, belong in fields of their own, which are not screened.
 *
 * @param today decides which dates are long enough ago to be birth dates
 */
export function screen(text: string, today: Date = new Date()): ScreeningFinding[] {
  const folded = foldText(text);
  const thisYear = today.getUTCFullYear();
  const lines = new LineIndex(folded);
  const findings = new Findings(lines);
  findNumbers(folded, thisYear, lines, findings);
  const emails = findEmails(folded);
  findings.addAll(
    'EMAIL',
    emails.map(({ start }) => start),
  );
  findings.addAll(
    'IBAN',
    findIbans(folded).map(({ start }) => start),
  );
  findings.addAll('POSTCODE', findPostcodes(folded));
  findings.addAll('BIRTH_DATE', findBirthDates(folded, thisYear));
  findings.addAll('URL', findUrls(folded, emails));
  findings.addAll('HEALTH', findHealthWords(folded));
  return findings.list();
}

import {
  checkText,
  checkTexts,
  invalidValue,
  isMunicipalityCode,
  referenceUnknown,
  type UserError,
} from '@banenbrug/service-common';
import type { SessionPartWords } from '../../repositories/dialogue-session.repository';

const maximumParts = 30;
/** In characters. */
const longestAddress = 500;

/** What is wrong with a session's title. */
export const checkTitle = (title: string): UserError[] =>
  checkText(title, ['input', 'title'], { maximum: 200, required: true });

/** What is wrong with the place of a session; that there is none is right. */
export const checkPlace = (place: string | null | undefined): UserError[] =>
  place != null && !isMunicipalityCode(place) ? [referenceUnknown('input', 'place')] : [];

/** What is wrong with the organisations that hold a session: 1 to 20, none of them a person. */
export const checkOrganisers = (organisers: readonly string[]): UserError[] => [
  ...(organisers.length === 0 ? [invalidValue(['input', 'organisers'], 'REQUIRED')] : []),
  ...checkTexts(organisers, ['input', 'organisers'], { maximum: 120, maximumItems: 20 }),
];

/** What is wrong with the parts of a programme. */
export function checkParts(parts: readonly SessionPartWords[]): UserError[] {
  if (parts.length > maximumParts) {
    return [invalidValue(['input', 'parts'], 'OUT_OF_RANGE', { maximum: maximumParts })];
  }
  return parts.flatMap(({ title }, index) =>
    checkText(title, ['input', 'parts', String(index), 'title'], { maximum: 200, required: true }),
  );
}

/** What is wrong with the address of a report; that there is none is right. */
export function checkReportUrl(address: string | null | undefined): UserError[] {
  if (address == null) return [];
  const path = ['input', 'reportUrl'];
  if (address.length > longestAddress) return [invalidValue(path, 'TOO_LONG', { maximum: longestAddress })];
  return /^https:\/\/[\x21-\x7e]+$/.test(address) && URL.canParse(address)
    ? []
    : [invalidValue(path, 'MALFORMED')];
}

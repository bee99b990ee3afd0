import {
  checkText,
  checkTexts,
  invalidValue,
  isMunicipalityCode,
  referenceUnknown,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { type DialoguePartKind, DialogueSessionPart } from '../entities';

/** A part of the programme as clients write it. */
export interface SessionPartInput {
  readonly kind: DialoguePartKind;
  readonly title: string;
}

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
export function checkParts(parts: readonly SessionPartInput[]): UserError[] {
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

/** Keeps the parts of a programme in their order. */
export async function insertParts(
  manager: EntityManager,
  sessionId: string,
  parts: readonly SessionPartInput[],
): Promise<void> {
  if (parts.length === 0) return;
  await manager.insert(
    DialogueSessionPart,
    parts.map(({ kind, title }, index) => ({ sessionId, position: index + 1, kind, title: title.trim() })),
  );
}

import {
  checkText,
  HubError,
  type Caller,
  type InputPath,
  invalidValue,
  isOwnEmployer,
  isRegionCode,
  isUuid,
  referenceUnknown,
  type UserError,
} from '@banenbrug/service-common';
import type { FollowUpCategory } from '../../entities';

/** A follow-up agreement as one side, or an organiser for both, writes it down. */
export interface RecordFollowUpAgreementInput {
  readonly idempotencyKey?: string | null;
  readonly sessionId?: string | null;
  readonly employerId: string;
  readonly regions: readonly string[];
  readonly category: FollowUpCategory;
  readonly employerText?: string | null;
  readonly regionText?: string | null;
  readonly employerOwner?: string | null;
  readonly regionOwner?: string | null;
  readonly dueOn?: string | null;
}

const maximumRegions = 35;

/**
 * Each side writes its own text and owner.
 * @throws HubError FORBIDDEN when an employer writes the region's, or a desk the employer's
 */
export function requireOwnSide(
  { role }: Caller,
  input: Pick<RecordFollowUpAgreementInput, 'employerText' | 'regionText' | 'employerOwner' | 'regionOwner'>,
): void {
  const others =
    role === 'EMPLOYER'
      ? [input.regionText, input.regionOwner]
      : role === 'DESK'
        ? [input.employerText, input.employerOwner]
        : [];
  if (others.some((text) => text != null)) throw new HubError('FORBIDDEN');
}

/** What is wrong with the input as far as it can be told without looking anything up. */
export function checkFollowUpInput(
  input: RecordFollowUpAgreementInput,
  caller: Caller,
  day: string,
): UserError[] {
  return [
    ...checkEmployer(input.employerId, caller, ['input', 'employerId']),
    ...checkRegions(input.regions, caller, ['input', 'regions']),
    ...(caller.role === 'ORGANISER' && input.sessionId == null
      ? [invalidValue(['input', 'sessionId'], 'REQUIRED')]
      : []),
    ...checkLine(input.employerText, ['input', 'employerText']),
    ...checkLine(input.regionText, ['input', 'regionText']),
    ...checkOwner(input.employerOwner, ['input', 'employerOwner']),
    ...checkOwner(input.regionOwner, ['input', 'regionOwner']),
    ...(input.sessionId == null && input.dueOn != null && input.dueOn < day
      ? [invalidValue(['input', 'dueOn'], 'IN_THE_PAST')]
      : []),
  ];
}

/** An employer names itself: another is to it as if it did not exist. */
export function checkEmployer(employerId: string, caller: Caller, path: InputPath): UserError[] {
  const isOwn = caller.role !== 'EMPLOYER' || isOwnEmployer(caller, employerId);
  return isUuid(employerId) && isOwn ? [] : [referenceUnknown(...path)];
}

/** A desk names at least one region of its own. */
export function checkRegions(regions: readonly string[], caller: Caller, path: InputPath): UserError[] {
  if (regions.length === 0) return [invalidValue(path, 'REQUIRED')];
  if (regions.length > maximumRegions) {
    return [invalidValue(path, 'OUT_OF_RANGE', { minimum: 1, maximum: maximumRegions })];
  }
  const isStranger = caller.role === 'DESK' && !regions.some((region) => caller.regions.includes(region));
  if (isStranger) return regionsOfOthers(regions, caller, path);
  return regions.flatMap((region, index) =>
    isRegionCode(region) ? [] : [referenceUnknown(...path, String(index))],
  );
}

/** The regions that are not the caller's, each as unknown to it as a code that no region has. */
export function regionsOfOthers(regions: readonly string[], caller: Caller, path: InputPath): UserError[] {
  return regions.flatMap((region, index) =>
    caller.regions.includes(region) ? [] : [referenceUnknown(...path, String(index))],
  );
}

/** For a desk, agreements in which regions of others take part are others' to begin. */
export function mayBegin(caller: Caller, regions: readonly string[]): boolean {
  return caller.role !== 'DESK' || regions.every((region) => caller.regions.includes(region));
}

/** What is wrong with one line of what was agreed, of at most 300 characters. */
export function checkLine(text: string | null | undefined, path: InputPath): UserError[] {
  const errors = checkText(text, path, { maximum: 300 });
  return text?.trim().includes('\n') ? [...errors, invalidValue(path, 'MALFORMED')] : errors;
}

/** What is wrong with the function that sees to it, of at most 120 characters. */
export const checkOwner = (owner: string | null | undefined, path: InputPath): UserError[] =>
  checkText(owner, path, { maximum: 120 });

/** A text without the blanks around it; null when nothing is left. */
export const trimmed = (text: string | null | undefined): string | null => text?.trim() || null;

/** Codes sorted and without repeats, so that equal sets are equal values. */
export const regionSet = (regions: readonly string[]): string[] => [...new Set(regions)].sort();

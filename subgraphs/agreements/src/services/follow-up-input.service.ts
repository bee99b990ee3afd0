import {
  checkText,
  HubError,
  type Caller,
  invalidValue,
  isOwnEmployer,
  isRegionCode,
  isUuid,
  referenceUnknown,
  type UserError,
} from '@banenbrug/service-common';
import type { FollowUpCategory } from '../entities';

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
export function requireOwnSide({ role }: Caller, input: RecordFollowUpAgreementInput): void {
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
    ...checkEmployer(input, caller),
    ...checkRegions(input, caller),
    ...(caller.role === 'ORGANISER' && input.sessionId == null
      ? [invalidValue(['input', 'sessionId'], 'REQUIRED')]
      : []),
    ...checkLine(input.employerText, 'employerText'),
    ...checkLine(input.regionText, 'regionText'),
    ...checkText(input.employerOwner, ['input', 'employerOwner'], { maximum: 120 }),
    ...checkText(input.regionOwner, ['input', 'regionOwner'], { maximum: 120 }),
    ...(input.sessionId == null && input.dueOn != null && input.dueOn < day
      ? [invalidValue(['input', 'dueOn'], 'IN_THE_PAST')]
      : []),
  ];
}

/** An employer names itself: another is to it as if it did not exist. */
function checkEmployer({ employerId }: RecordFollowUpAgreementInput, caller: Caller): UserError[] {
  const isOwn = caller.role !== 'EMPLOYER' || isOwnEmployer(caller, employerId);
  return isUuid(employerId) && isOwn ? [] : [referenceUnknown('input', 'employerId')];
}

/** A desk names at least one region of its own. */
function checkRegions({ regions }: RecordFollowUpAgreementInput, caller: Caller): UserError[] {
  const path = ['input', 'regions'];
  if (regions.length === 0) return [invalidValue(path, 'REQUIRED')];
  if (regions.length > maximumRegions) {
    return [invalidValue(path, 'OUT_OF_RANGE', { minimum: 1, maximum: maximumRegions })];
  }
  const isStranger = caller.role === 'DESK' && !regions.some((region) => caller.regions.includes(region));
  if (isStranger) return regionsOfOthers({ regions }, caller);
  return regions.flatMap((region, index) =>
    isRegionCode(region) ? [] : [referenceUnknown(...path, String(index))],
  );
}

/** The regions that are not the caller's, each as unknown to it as a code that no region has. */
export function regionsOfOthers(
  { regions }: Pick<RecordFollowUpAgreementInput, 'regions'>,
  caller: Caller,
): UserError[] {
  return regions.flatMap((region, index) =>
    caller.regions.includes(region) ? [] : [referenceUnknown('input', 'regions', String(index))],
  );
}

/** What is wrong with a text that is one line of at most 300 characters. */
export function checkLine(text: string | null | undefined, field: string): UserError[] {
  const path = ['input', field];
  const errors = checkText(text, path, { maximum: 300 });
  return text?.trim().includes('\n') ? [...errors, invalidValue(path, 'MALFORMED')] : errors;
}

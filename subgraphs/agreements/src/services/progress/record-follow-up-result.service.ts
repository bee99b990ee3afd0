import {
  type Caller,
  checkNumber,
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  today,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { type FollowUpAgreement, FollowUpResult } from '../../entities';
import { isArrangementOf } from '../../repositories/arrangement-reference.repository';
import {
  changeFollowUp,
  type FollowUpChange,
  type FollowUpInQuestion,
  followUpWriters,
  noterOf,
} from './change-follow-up.service';

/** What came of an agreement. */
export interface RecordFollowUpResultInput extends FollowUpInQuestion {
  readonly isMeetingHeld: boolean;
  readonly isArrangementSigned: boolean;
  readonly arrangementId?: string | null;
  readonly placements?: number | null;
  /** Of all placements together. */
  readonly hoursPerWeek?: number | null;
}

const maximumPlacements = 10_000;
/** Ten thousand working weeks of forty hours. */
const maximumHours = 400_000;

/** Tells what came of an agreement: it takes the place of what was told before, which stays true of its days. */
export async function recordFollowUpResult(
  context: AgreementsContext,
  input: RecordFollowUpResultInput,
): Promise<Outcome<FollowUpAgreement>> {
  requireRole(context.caller, ...followUpWriters);
  const invalid = refusal<FollowUpAgreement>(check(input));
  if (invalid) return invalid;
  return changeFollowUp(context, input, {
    action: 'recordFollowUpResult',
    purpose: 'tell what came of a follow-up agreement',
    change: (manager, agreement) =>
      addResult(manager, context.caller, agreement, input, today(context.clock)),
  });
}

function check({ arrangementId, placements, hoursPerWeek }: RecordFollowUpResultInput): UserError[] {
  const hours = ['input', 'hoursPerWeek'];
  const outOfRange = checkNumber(hoursPerWeek, hours, { minimum: 0, maximum: maximumHours });
  return [
    ...(arrangementId != null && !isUuid(arrangementId) ? [referenceUnknown('input', 'arrangementId')] : []),
    ...checkNumber(placements, ['input', 'placements'], { minimum: 0, maximum: maximumPlacements }),
    ...outOfRange,
    ...(outOfRange.length === 0 && hoursPerWeek != null && !hasTwoDecimals(hoursPerWeek)
      ? [invalidValue(hours, 'MALFORMED')]
      : []),
    ...(hoursPerWeek != null && placements == null
      ? [invalidValue(['input', 'placements'], 'REQUIRED')]
      : []),
    ...(placements === 0 && (hoursPerWeek ?? 0) > 0 ? [invalidValue(hours, 'NOT_APPLICABLE')] : []),
  ];
}

const hasTwoDecimals = (value: number): boolean => Math.round(value * 100) / 100 === value;

async function addResult(
  manager: EntityManager,
  caller: Caller,
  { id: followUpAgreementId, employerId }: FollowUpAgreement,
  { isMeetingHeld, isArrangementSigned, arrangementId, placements, hoursPerWeek }: RecordFollowUpResultInput,
  recordedOn: string,
): Promise<FollowUpChange> {
  if (arrangementId != null && !(await isArrangementOf(manager, caller, arrangementId, employerId))) {
    return refused(referenceUnknown('input', 'arrangementId'));
  }
  const earlier = await manager.countBy(FollowUpResult, { followUpAgreementId });
  await manager.insert(FollowUpResult, {
    followUpAgreementId,
    number: earlier + 1,
    isMeetingHeld,
    isArrangementSigned,
    arrangementId: arrangementId?.toLowerCase() ?? null,
    placements: placements ?? null,
    hoursHundredths: hoursPerWeek == null ? null : Math.round(hoursPerWeek * 100),
    recordedOn,
    notedBy: noterOf(caller.role),
  });
  return done({});
}

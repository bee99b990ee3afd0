import {
  type Caller,
  done,
  invalidValue,
  type Outcome,
  refusal,
  refused,
  requireRole,
  stateConflict,
  today,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import {
  type FollowUpAgreement,
  type FollowUpDropReason,
  type FollowUpStatus,
  FollowUpStatusChange,
} from '../../entities';
import {
  changeFollowUp,
  type FollowUpChange,
  type FollowUpInQuestion,
  followUpWriters,
  noterOf,
} from './change-follow-up.service';
import { checkLine } from '../recording/follow-up-input.service';
import { mayStep } from './follow-up-steps';

/** How an agreement goes on; without a status a note alone. */
export interface UpdateFollowUpStatusInput extends FollowUpInQuestion {
  readonly status?: FollowUpStatus | null;
  readonly note?: string | null;
  readonly reason?: FollowUpDropReason | null;
  readonly on?: string | null;
}

/** Leads an agreement to another status, or notes how it goes. Each is a line of its history. */
export async function updateFollowUpStatus(
  context: AgreementsContext,
  input: UpdateFollowUpStatusInput,
): Promise<Outcome<FollowUpAgreement>> {
  requireRole(context.caller, ...followUpWriters);
  const day = today(context.clock);
  const invalid = refusal<FollowUpAgreement>(check(input, day));
  if (invalid) return invalid;
  return changeFollowUp(context, input, {
    action: 'updateFollowUpStatus',
    purpose: 'say how a follow-up agreement goes on',
    change: (manager, agreement) => addChange(manager, context.caller, agreement, input, day),
  });
}

function check({ status, note, reason, on }: UpdateFollowUpStatusInput, day: string): UserError[] {
  const isSilent = status == null && !note?.trim();
  return [
    ...(isSilent ? [invalidValue(['input', 'note'], 'REQUIRED')] : []),
    ...checkLine(note, ['input', 'note']),
    ...(status === 'DROPPED' && reason == null ? [invalidValue(['input', 'reason'], 'REQUIRED')] : []),
    ...(status !== 'DROPPED' && reason != null ? [invalidValue(['input', 'reason'], 'NOT_APPLICABLE')] : []),
    ...(on != null && on > day ? [invalidValue(['input', 'on'], 'IN_THE_FUTURE')] : []),
  ];
}

async function addChange(
  manager: EntityManager,
  { role }: Caller,
  agreement: FollowUpAgreement,
  { status: asked, note, reason = null, on }: UpdateFollowUpStatusInput,
  day: string,
): Promise<FollowUpChange> {
  const status = asked ?? agreement.status;
  const notedBy = noterOf(role);
  if (!mayStep(agreement.status, status, notedBy) || isOwnConfirmation(agreement, status, notedBy)) {
    return refused(stateConflict(['input', 'status'], agreement.status));
  }
  const latest = await manager.findOne(FollowUpStatusChange, {
    where: { followUpAgreementId: agreement.id },
    order: { number: 'DESC' },
  });
  const since = on ?? day;
  if (latest && since < latest.since) return refused(invalidValue(['input', 'on'], 'END_BEFORE_START'));
  await manager.insert(FollowUpStatusChange, {
    followUpAgreementId: agreement.id,
    number: (latest?.number ?? 0) + 1,
    status,
    since,
    notedBy,
    note: note?.trim() || null,
    reason,
  });
  return done({ status });
}

/** What one side alone wrote is confirmed by the other. */
function isOwnConfirmation(
  { status, isWrittenByEmployer, isWrittenByRegion }: FollowUpAgreement,
  to: FollowUpStatus,
  notedBy: string,
): boolean {
  if (to !== 'CONFIRMED' || status === 'CONFIRMED') return false;
  return (
    (notedBy === 'EMPLOYER' && isWrittenByEmployer && !isWrittenByRegion) ||
    (notedBy === 'REGION' && isWrittenByRegion && !isWrittenByEmployer)
  );
}

import {
  alreadyExists,
  done,
  HubError,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../context';
import { DialogueSession, FollowUpAgreement, type FollowUpCategory } from '../entities';
import { areTaken, nextSeparation } from '../repositories/follow-up-parties.repository';
import { lockFollowUp } from '../repositories/lock-follow-up.repository';
import { appendSessionEvent } from '../repositories/session-event.repository';
import { conflictOf } from './change-follow-up.service';
import { checkOwner, requireOwnSide, trimmed } from './follow-up-input.service';
import { looksAfter } from './reading-scope.service';

/** What to change of an agreement by hand: what is absent stays, null takes it away. */
export interface ChangeFollowUpAgreementInput {
  readonly followUpAgreementId: string;
  readonly expectedRevision: number;
  readonly category?: FollowUpCategory | null;
  readonly employerOwner?: string | null;
  readonly regionOwner?: string | null;
  readonly dueOn?: string | null;
}

/**
 * Changes what entries left open or said otherwise: the day, who sees to it, the category. Each side changes its own owner;
 * the category is for those who look after the session. It is compare-and-set: of two at once the second gets the
 * agreement as the first has left it.
 */
export async function changeFollowUpAgreement(
  context: AgreementsContext,
  input: ChangeFollowUpAgreementInput,
): Promise<Outcome<FollowUpAgreement>> {
  const { caller } = context;
  requireRole(caller, 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN');
  requireOwnOwner(context, input);
  const unknown = referenceUnknown('input', 'followUpAgreementId');
  const invalid = refusal<FollowUpAgreement>([
    ...checkOwner(input.employerOwner, ['input', 'employerOwner']),
    ...checkOwner(input.regionOwner, ['input', 'regionOwner']),
    ...(isUuid(input.followUpAgreementId) ? [] : [unknown]),
  ]);
  if (invalid) return invalid;
  return context.database.transaction(async (manager) => {
    const agreement = await lockFollowUp(manager, caller, input.followUpAgreementId);
    if (!agreement) return refused(unknown);
    const obstacle = await whyNotChanged(manager, context, agreement, input);
    return obstacle ? refusedBeside(agreement, obstacle) : change(manager, context, agreement, input);
  });
}

/** @throws HubError FORBIDDEN when a side changes what is the other's, or an employer or desk the category */
function requireOwnOwner({ caller }: AgreementsContext, input: ChangeFollowUpAgreementInput): void {
  requireOwnSide(caller, input);
  const isOthers =
    (caller.role === 'EMPLOYER' && input.regionOwner !== undefined) ||
    (caller.role === 'DESK' && input.employerOwner !== undefined) ||
    (input.category != null && !looksAfter(caller));
  if (isOthers) throw new HubError('FORBIDDEN');
}

async function whyNotChanged(
  manager: EntityManager,
  context: AgreementsContext,
  agreement: FollowUpAgreement,
  { expectedRevision, dueOn, category }: ChangeFollowUpAgreementInput,
): Promise<UserError | null> {
  const conflict = conflictOf(agreement, expectedRevision);
  if (conflict) return conflict;
  if (dueOn != null && dueOn !== agreement.dueOn && (await isTooEarly(manager, context, agreement, dueOn))) {
    return invalidValue(
      ['input', 'dueOn'],
      agreement.sessionId === null ? 'IN_THE_PAST' : 'END_BEFORE_START',
    );
  }
  const isMoved = category != null && category !== agreement.category && agreement.separation === 0;
  return isMoved && (await areTaken(manager, Object.assign({}, agreement, { category })))
    ? alreadyExists('input', 'category')
    : null;
}

/** Before the session; without one, before today. */
async function isTooEarly(
  manager: EntityManager,
  { clock }: AgreementsContext,
  { sessionId }: FollowUpAgreement,
  dueOn: string,
): Promise<boolean> {
  if (sessionId === null) return dueOn < today(clock);
  const session = await manager.findOneByOrFail(DialogueSession, { id: sessionId });
  return dueOn < session.heldOn;
}

async function change(
  manager: EntityManager,
  context: AgreementsContext,
  agreement: FollowUpAgreement,
  input: ChangeFollowUpAgreementInput,
): Promise<Outcome<FollowUpAgreement>> {
  const { employerOwner, regionOwner, dueOn } = input;
  const category = input.category ?? agreement.category;
  const isMovedApart = category !== agreement.category && agreement.separation > 0;
  const changes = {
    category,
    // What was taken apart by hand stays apart, also among agreements of the other category.
    separation: isMovedApart
      ? await nextSeparation(manager, Object.assign({}, agreement, { category }))
      : agreement.separation,
    employerOwner: employerOwner === undefined ? agreement.employerOwner : trimmed(employerOwner),
    regionOwner: regionOwner === undefined ? agreement.regionOwner : trimmed(regionOwner),
    dueOn: dueOn === undefined ? agreement.dueOn : dueOn,
    revision: agreement.revision + 1,
    lastUpdateOn: today(context.clock),
  };
  await manager.update(FollowUpAgreement, { id: agreement.id }, changes);
  await writeAudit(manager, context, {
    action: 'changeFollowUpAgreement',
    objectIds: [agreement.id],
    purpose: 'change what an employer and regions agreed to do next',
  });
  await appendSessionEvent(manager, context, agreement, 'CHANGED');
  return done(Object.assign({}, agreement, changes));
}

import {
  alreadyExists,
  done,
  HubError,
  invalidValue,
  type Outcome,
  refusal,
  refused,
  requireRole,
  today,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { DialogueSession, type FollowUpAgreement, type FollowUpCategory } from '../../entities';
import { areTaken, nextSeparation } from '../../repositories/follow-up-parties.repository';
import {
  changeFollowUp,
  type FollowUpChange,
  type FollowUpInQuestion,
} from '../progress/change-follow-up.service';
import { checkOwner, requireOwnSide, trimmed } from './follow-up-input.service';
import { looksAfter } from '../reading-scope.service';

/** What to change of an agreement by hand: what is absent stays, null takes it away. */
export interface ChangeFollowUpAgreementInput extends FollowUpInQuestion {
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
  const invalid = refusal<FollowUpAgreement>([
    ...checkOwner(input.employerOwner, ['input', 'employerOwner']),
    ...checkOwner(input.regionOwner, ['input', 'regionOwner']),
  ]);
  if (invalid) return invalid;
  return changeFollowUp(context, input, {
    action: 'changeFollowUpAgreement',
    purpose: 'change what an employer and regions agreed to do next',
    change: (manager, agreement) => change(manager, context, agreement, input),
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

async function change(
  manager: EntityManager,
  context: AgreementsContext,
  agreement: FollowUpAgreement,
  input: ChangeFollowUpAgreementInput,
): Promise<FollowUpChange> {
  const { employerOwner, regionOwner } = input;
  const dueOn = input.dueOn === undefined ? agreement.dueOn : input.dueOn;
  if (dueOn !== null && dueOn !== agreement.dueOn && (await isTooEarly(manager, context, agreement, dueOn))) {
    const reason = agreement.sessionId === null ? 'IN_THE_PAST' : 'END_BEFORE_START';
    return refused(invalidValue(['input', 'dueOn'], reason));
  }
  const place = await placeIn(manager, agreement, input.category ?? agreement.category);
  if (place === null) return refused(alreadyExists('input', 'category'));
  return done({
    ...place,
    employerOwner: employerOwner === undefined ? agreement.employerOwner : trimmed(employerOwner),
    regionOwner: regionOwner === undefined ? agreement.regionOwner : trimmed(regionOwner),
    dueOn,
  });
}

/** An agreement's place in a category; null when the same parties have one there already. */
async function placeIn(
  manager: EntityManager,
  agreement: FollowUpAgreement,
  category: FollowUpCategory,
): Promise<Pick<FollowUpAgreement, 'category' | 'separation'> | null> {
  const { separation } = agreement;
  if (category === agreement.category) return { category, separation };
  const moved = Object.assign({}, agreement, { category });
  // What was taken apart by hand stays apart, also among agreements of the other category.
  if (separation > 0) return { category, separation: await nextSeparation(manager, moved) };
  return (await areTaken(manager, moved)) ? null : { category, separation };
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

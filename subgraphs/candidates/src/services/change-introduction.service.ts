import {
  addWorkingDays,
  HubError,
  isUuid,
  referenceUnknown,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { CandidatesContext } from '../context';
import { Introduction } from '../entities';
import {
  type Given,
  type IntroductionEvent,
  type Move,
  moveIntroduction,
} from '../introductions/introduction-states';
import { type Notice, queueNotice } from '../notices';
import { lockIntroduction, responseDaysOf } from '../repositories/introduction.repository';
import { requireSide } from './candidate-access.service';

/** Which introduction to change, and as what it was read. */
export interface IntroductionToChange {
  readonly introductionId: string;
  /** Another revision means that somebody else has changed it since. */
  readonly expectedRevision: number;
}

/** What came of a change. Beside a conflict stands the introduction as the other left it, for a client to show. */
export interface IntroductionChange {
  readonly introduction: Introduction | null;
  readonly errors: readonly UserError[];
}

/** One mutation as a step of the introduction. */
export interface IntroductionStep {
  readonly mutation: string;
  readonly purpose: string;
  readonly event: IntroductionEvent;
  /** What of the input the state machine judges. */
  readonly given?: Given;
  /** The same, for what only the database knows of the locked introduction. */
  readonly findGiven?: (manager: EntityManager, introduction: Introduction) => Promise<Given>;
  /** Writes what stands beside the introduction; answers the columns that it changes, or a refusal. */
  readonly write?: (
    manager: EntityManager,
    introduction: Introduction,
  ) => Promise<Partial<Introduction> | UserError>;
  /** What the other side is told. */
  readonly notice?: Notice['kind'];
}

/** The answer to a change that was refused for what its input says. */
export const refusedChange = (errors: readonly UserError[]): IntroductionChange => ({
  introduction: null,
  errors,
});

/**
 * Takes an introduction one step on for one of its sides. It is locked first, so that of several at once each sees what
 * the one before it left: one is done, the others are told the state. To everybody else it does not exist.
 */
export async function changeIntroduction(
  context: CandidatesContext,
  input: IntroductionToChange,
  step: IntroductionStep,
): Promise<IntroductionChange> {
  const side = requireSide(context.caller);
  const unknown = refusedChange([referenceUnknown('input', 'introductionId')]);
  if (!isUuid(input.introductionId)) return unknown;
  return context.database.transaction(async (manager) => {
    const introduction = await lockIntroduction(manager, context.caller, input.introductionId);
    if (!introduction) return unknown;
    const { state, revision } = introduction;
    if (revision !== input.expectedRevision) return conflict(introduction, 'expectedRevision', state);
    const given = { ...step.given, ...(await step.findGiven?.(manager, introduction)) };
    const move = moveIntroduction(state, step.event, side, given);
    if (move.refusal === 'NOT_THEIRS') throw new HubError('FORBIDDEN');
    if (move.refusal === 'MISSING') return conflict(introduction, 'introductionId', 'BEFORE_MEETING');
    if (move.refusal !== null) return conflict(introduction, 'introductionId', state);
    const columns = (await step.write?.(manager, introduction)) ?? {};
    if ('__typename' in columns) return refusedChange([columns]);
    await manager.update(
      Introduction,
      { id: introduction.id, revision },
      { ...columns, ...(await movedOn(manager, context, introduction, move, given)), revision: revision + 1 },
    );
    await record(manager, context, introduction, step);
    return {
      introduction: await manager.findOneByOrFail(Introduction, { id: introduction.id }),
      errors: [],
    };
  });
}

const conflict = (
  introduction: Introduction,
  field: keyof IntroductionToChange,
  currentState: string,
): IntroductionChange => ({ introduction, errors: [stateConflict(['input', field], currentState)] });

/** The state that the step leads to, and the deadline and the end that come with it. */
async function movedOn(
  manager: EntityManager,
  { clock }: CandidatesContext,
  { deskId, dueOn, closedOn }: Introduction,
  { state, deadline }: Extract<Move, { refusal: null }>,
  { meetingAt }: Given,
): Promise<Pick<Introduction, 'state' | 'dueOn' | 'closedOn'>> {
  if (deadline === 'NONE') return { state, dueOn: null, closedOn: today(clock) };
  if (deadline === 'UNCHANGED') return { state, dueOn, closedOn };
  const from = deadline === 'FROM_MEETING' && meetingAt ? today({ now: () => meetingAt }) : today(clock);
  return { state, closedOn, dueOn: addWorkingDays(from, await responseDaysOf(manager, deskId)) };
}

/** The audit line, as the desk's data, and the notice to the other side. */
async function record(
  manager: EntityManager,
  context: CandidatesContext,
  { id, deskId, employerId }: Introduction,
  { mutation, purpose, notice }: IntroductionStep,
): Promise<void> {
  await writeAudit(manager, context, { action: mutation, objectIds: [id], purpose, deskId });
  if (!notice) return;
  const to = context.caller.role === 'DESK' ? 'EMPLOYER' : 'DESK';
  await queueNotice(manager, context, { kind: notice, to, introductionId: id, deskId, employerId });
}

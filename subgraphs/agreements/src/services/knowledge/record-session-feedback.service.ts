import {
  type Caller,
  checkText,
  createOnce,
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import {
  type DialoguePartKind,
  type PartVerdict,
  SessionFeedback,
  type SessionFeedbackKind,
  type SessionParticipantKind,
} from '../../entities';
import { findOwnSession } from '../../repositories/own-session.repository';

/** What a participant says of a session. */
export interface RecordSessionFeedbackInput {
  readonly idempotencyKey?: string | null;
  readonly sessionId: string;
  readonly kind: SessionFeedbackKind;
  readonly fromKind: SessionParticipantKind;
  readonly text?: string | null;
  readonly partKind?: DialoguePartKind | null;
  readonly verdict?: PartVerdict | null;
}

const publicBodies: readonly SessionParticipantKind[] = ['REGION', 'MUNICIPALITY', 'UWV'];

/** Records what somebody says of a session that has begun: a party for itself, its organiser and the liaison for all. */
export async function recordSessionFeedback(
  context: AgreementsContext,
  input: RecordSessionFeedbackInput,
): Promise<Outcome<SessionFeedback>> {
  requireRole(context.caller, 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN');
  const invalid = refusal<SessionFeedback>(check(input, context.caller));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'recordSessionFeedback', input },
      (id) => insert(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(SessionFeedback, { id })),
    ),
  );
}

function check(input: RecordSessionFeedbackInput, { role }: Caller): UserError[] {
  const isEvaluation = input.kind === 'EVALUATION';
  const ofEvaluation = (['partKind', 'verdict'] as const).flatMap((field) =>
    (input[field] != null) === isEvaluation
      ? []
      : [invalidValue(['input', field], isEvaluation ? 'REQUIRED' : 'NOT_APPLICABLE')],
  );
  return [
    ...(isUuid(input.sessionId) ? [] : [referenceUnknown('input', 'sessionId')]),
    ...(speaksAs(role, input.fromKind) ? [] : [invalidValue(['input', 'fromKind'], 'NOT_APPLICABLE')]),
    ...checkText(input.text, ['input', 'text'], { maximum: 500, required: !isEvaluation }),
    ...ofEvaluation,
  ];
}

/** A party speaks for itself; whoever collects what was said writes down whose it is. */
function speaksAs(role: Caller['role'], kind: SessionParticipantKind): boolean {
  if (role === 'EMPLOYER') return kind === 'EMPLOYER';
  return role !== 'DESK' || publicBodies.includes(kind);
}

async function insert(
  manager: EntityManager,
  context: AgreementsContext,
  input: RecordSessionFeedbackInput,
  id: string,
): Promise<Outcome<SessionFeedback>> {
  const session = await findOwnSession(manager, context.caller, input.sessionId);
  if (!session) return refused(referenceUnknown('input', 'sessionId'));
  if (session.state === 'PLANNED') return refused(stateConflict(['input', 'sessionId'], session.state));
  const feedback: SessionFeedback = {
    id,
    sessionId: session.id,
    kind: input.kind,
    fromKind: input.fromKind,
    text: input.text?.trim() || null,
    partKind: input.partKind ?? null,
    verdict: input.verdict ?? null,
    recordedOn: today(context.clock),
  };
  await manager.insert(SessionFeedback, feedback);
  await writeAudit(manager, context, {
    action: 'recordSessionFeedback',
    objectIds: [session.id, id],
    purpose: 'record what a participant says of a dialogue session',
  });
  return done(feedback);
}

import {
  checkNumber,
  checkText,
  checkTexts,
  createOnce,
  done,
  invalidValue,
  isMunicipalityCode,
  type Outcome,
  referenceUnknown,
  refusal,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../context';
import {
  type DialoguePartKind,
  DialogueSession,
  DialogueSessionPart,
  type DialogueSessionState,
} from '../entities';

/** A dialogue session to record. */
export interface RecordDialogueSessionInput {
  readonly idempotencyKey?: string | null;
  readonly number?: number | null;
  readonly title: string;
  readonly heldOn: string;
  readonly place?: string | null;
  readonly organisers: readonly string[];
  readonly state?: DialogueSessionState | null;
  readonly parts?: readonly { readonly kind: DialoguePartKind; readonly title: string }[] | null;
}

const maximumParts = 30;

/** Records a session. Its recorder is the organiser who may write in it later. */
export async function recordDialogueSession(
  context: AgreementsContext,
  input: RecordDialogueSessionInput,
): Promise<Outcome<DialogueSession>> {
  requireRole(context.caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const invalid = refusal<DialogueSession>(check(input, today(context.clock)));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'recordDialogueSession', input },
      async (id) => done(await insert(manager, context, input, id)),
      async (id) => done(await manager.findOneByOrFail(DialogueSession, { id })),
    ),
  );
}

function check(input: RecordDialogueSessionInput, day: string): UserError[] {
  const parts = input.parts ?? [];
  return [
    ...checkNumber(input.number, ['input', 'number'], { minimum: 1, maximum: 9999 }),
    ...checkText(input.title, ['input', 'title'], { maximum: 200, required: true }),
    ...(input.place != null && !isMunicipalityCode(input.place) ? [referenceUnknown('input', 'place')] : []),
    ...(input.organisers.length === 0 ? [invalidValue(['input', 'organisers'], 'REQUIRED')] : []),
    ...checkTexts(input.organisers, ['input', 'organisers'], { maximum: 120, maximumItems: 20 }),
    ...(hasBegun(input) && input.heldOn > day ? [invalidValue(['input', 'heldOn'], 'IN_THE_FUTURE')] : []),
    ...(parts.length > maximumParts
      ? [invalidValue(['input', 'parts'], 'OUT_OF_RANGE', { maximum: maximumParts })]
      : parts.flatMap(({ title }, index) =>
          checkText(title, ['input', 'parts', String(index), 'title'], { maximum: 200, required: true }),
        )),
  ];
}

const hasBegun = ({ state }: RecordDialogueSessionInput): boolean => (state ?? 'PLANNED') !== 'PLANNED';

async function insert(
  manager: EntityManager,
  context: AgreementsContext,
  input: RecordDialogueSessionInput,
  id: string,
): Promise<DialogueSession> {
  const session: DialogueSession = {
    id,
    number: input.number ?? null,
    title: input.title.trim(),
    heldOn: input.heldOn,
    municipalityCode: input.place ?? null,
    organisers: input.organisers.map((organiser) => organiser.trim()),
    state: input.state ?? 'PLANNED',
    organiserSubject: context.caller.subject ?? '',
    revision: 1,
    reportUrl: null,
    eventNumber: 0,
  };
  await manager.insert(DialogueSession, session);
  const parts = (input.parts ?? []).map(({ kind, title }, index) => ({
    sessionId: id,
    position: index + 1,
    kind,
    title: title.trim(),
  }));
  if (parts.length > 0) await manager.insert(DialogueSessionPart, parts);
  await writeAudit(manager, context, {
    action: 'recordDialogueSession',
    objectIds: [id],
    purpose: 'record a dialogue session',
  });
  return session;
}

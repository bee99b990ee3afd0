import {
  checkNumber,
  createOnce,
  done,
  invalidValue,
  type Outcome,
  refusal,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { DialogueSession, type DialogueSessionState } from '../../entities';
import { replaceParts, type SessionPartWords } from '../../repositories/dialogue-session.repository';
import { checkOrganisers, checkParts, checkPlace, checkTitle } from './dialogue-session-input.service';

/** A dialogue session to record. */
export interface RecordDialogueSessionInput {
  readonly idempotencyKey?: string | null;
  readonly number?: number | null;
  readonly title: string;
  readonly heldOn: string;
  readonly place?: string | null;
  readonly organisers: readonly string[];
  readonly state?: DialogueSessionState | null;
  readonly parts?: readonly SessionPartWords[] | null;
}

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
  return [
    ...checkNumber(input.number, ['input', 'number'], { minimum: 1, maximum: 9999 }),
    ...checkTitle(input.title),
    ...checkPlace(input.place),
    ...checkOrganisers(input.organisers),
    ...(hasBegun(input) && input.heldOn > day ? [invalidValue(['input', 'heldOn'], 'IN_THE_FUTURE')] : []),
    ...checkParts(input.parts ?? []),
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
  if (input.parts) await replaceParts(manager, id, input.parts);
  await writeAudit(manager, context, {
    action: 'recordDialogueSession',
    objectIds: [id],
    purpose: 'record a dialogue session',
  });
  return session;
}

import {
  done,
  invalidValue,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  refusedBeside,
  requireRole,
  revisionConflict,
  stateConflict,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { DialogueSession, type DialogueSessionState } from '../../entities';
import {
  earliestDueOn,
  lockWritableSession,
  replaceParts,
  type SessionPartWords,
} from '../../repositories/dialogue-session.repository';
import {
  checkOrganisers,
  checkParts,
  checkPlace,
  checkReportUrl,
  checkTitle,
} from './dialogue-session-input.service';

/** What to change of a session: what is absent stays as it is. */
export interface ChangeDialogueSessionInput {
  readonly sessionId: string;
  readonly expectedRevision: number;
  readonly title?: string | null;
  readonly heldOn?: string | null;
  /** Null takes it away. */
  readonly place?: string | null;
  readonly organisers?: readonly string[] | null;
  readonly parts?: readonly SessionPartWords[] | null;
  readonly state?: DialogueSessionState | null;
  /** Null takes it away. */
  readonly reportUrl?: string | null;
}

/** Where a session can go from where it stands. One closed by mistake opens again; what is reported stays reported. */
const next: Readonly<Record<DialogueSessionState, readonly DialogueSessionState[]>> = {
  PLANNED: ['OPEN'],
  OPEN: ['CLOSED'],
  CLOSED: ['OPEN', 'REPORTED'],
  REPORTED: [],
};

/** Changes a session and leads it through its life, compare-and-set on its revision. */
export async function changeDialogueSession(
  context: AgreementsContext,
  input: ChangeDialogueSessionInput,
): Promise<Outcome<DialogueSession>> {
  requireRole(context.caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const invalid = refusal<DialogueSession>(check(input));
  if (invalid) return invalid;
  const unknown = referenceUnknown('input', 'sessionId');
  if (!isUuid(input.sessionId)) return refused(unknown);
  return context.database.transaction(async (manager) => {
    const session = await lockWritableSession(manager, context.caller, input.sessionId);
    if (!session) return refused(unknown);
    const changed = changedBy(input, session);
    const [first, ...others] = await whyNot(manager, context, input, session, changed);
    if (first) return refusedBeside(session, first, ...others);
    return write(manager, context, input, changed);
  });
}

const check = ({ title, place, organisers, parts, reportUrl }: ChangeDialogueSessionInput): UserError[] => [
  ...(title == null ? [] : checkTitle(title)),
  ...checkPlace(place),
  ...(organisers == null ? [] : checkOrganisers(organisers)),
  ...checkParts(parts ?? []),
  ...checkReportUrl(reportUrl),
];

function changedBy(input: ChangeDialogueSessionInput, session: DialogueSession): DialogueSession {
  return Object.assign({}, session, {
    title: input.title?.trim() ?? session.title,
    heldOn: input.heldOn ?? session.heldOn,
    municipalityCode: input.place === undefined ? session.municipalityCode : input.place,
    organisers: input.organisers?.map((organiser) => organiser.trim()) ?? session.organisers,
    state: input.state ?? session.state,
    reportUrl: input.reportUrl === undefined ? session.reportUrl : input.reportUrl,
    revision: session.revision + 1,
  });
}

async function whyNot(
  manager: EntityManager,
  { clock }: AgreementsContext,
  input: ChangeDialogueSessionInput,
  session: DialogueSession,
  changed: DialogueSession,
): Promise<UserError[]> {
  const conflict = revisionConflict(input.expectedRevision, session.revision);
  if (conflict) return [conflict];
  if (changed.state !== session.state && !next[session.state].includes(changed.state)) {
    return [stateConflict(['input', 'state'], session.state)];
  }
  return [
    ...(changed.state !== 'PLANNED' && changed.heldOn > today(clock)
      ? [invalidValue(['input', 'heldOn'], 'IN_THE_FUTURE')]
      : []),
    ...(changed.heldOn > session.heldOn && (await isDueBefore(manager, session.id, changed.heldOn))
      ? [stateConflict(['input', 'heldOn'], 'AGREEMENTS_DUE_BEFORE')]
      : []),
    ...(changed.reportUrl !== null && changed.state !== 'REPORTED'
      ? [invalidValue(['input', 'reportUrl'], 'NOT_APPLICABLE')]
      : []),
  ];
}

/** Whether something agreed at the session is due before a day. */
async function isDueBefore(manager: EntityManager, sessionId: string, day: string): Promise<boolean> {
  const earliest = await earliestDueOn(manager, sessionId);
  return earliest !== null && earliest < day;
}

async function write(
  manager: EntityManager,
  context: AgreementsContext,
  { parts }: ChangeDialogueSessionInput,
  changed: DialogueSession,
): Promise<Outcome<DialogueSession>> {
  const { id, title, heldOn, municipalityCode, organisers, state, reportUrl, revision } = changed;
  const columns = { title, heldOn, municipalityCode, organisers, state, reportUrl, revision };
  await manager.update(DialogueSession, { id }, columns);
  if (parts) await replaceParts(manager, id, parts);
  await writeAudit(manager, context, {
    action: 'changeDialogueSession',
    objectIds: [id],
    purpose: 'lead a dialogue session through its life',
  });
  return done(changed);
}

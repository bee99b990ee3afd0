import {
  alreadyExists,
  checkNumber,
  checkText,
  createOnce,
  done,
  insertUnlessPresent,
  invalidValue,
  isRegionCode,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  today,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { SessionParticipant, type SessionParticipantKind } from '../../entities';
import { isOpenEmployer } from '../../repositories/reference.repository';
import { lockOpenSession } from './open-session.service';

/** A participant to add to a session. */
export interface AddSessionParticipantInput {
  readonly idempotencyKey?: string | null;
  readonly sessionId: string;
  readonly organisation: string;
  readonly kind: SessionParticipantKind;
  readonly region?: string | null;
  readonly employerId?: string | null;
  readonly peopleCount?: number | null;
}

/** Adds an organisation to a session that is not over; an employer or region takes part once. */
export async function addSessionParticipant(
  context: AgreementsContext,
  input: AddSessionParticipantInput,
): Promise<Outcome<SessionParticipant>> {
  requireRole(context.caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const invalid = refusal<SessionParticipant>(check(input));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'addSessionParticipant', input },
      (id) => insert(manager, context, input, id),
      async (id) => done(await manager.findOneByOrFail(SessionParticipant, { id })),
    ),
  );
}

function check(input: AddSessionParticipantInput): UserError[] {
  return [
    ...checkText(input.organisation, ['input', 'organisation'], { maximum: 120, required: true }),
    ...checkNumber(input.peopleCount, ['input', 'peopleCount'], { minimum: 1, maximum: 500 }),
    ...checkRegion(input),
    ...checkEmployer(input),
  ];
}

function checkRegion({ kind, region }: AddSessionParticipantInput): UserError[] {
  if (region == null) return kind === 'REGION' ? [invalidValue(['input', 'region'], 'REQUIRED')] : [];
  return isRegionCode(region) ? [] : [referenceUnknown('input', 'region')];
}

function checkEmployer({ kind, employerId }: AddSessionParticipantInput): UserError[] {
  const path = ['input', 'employerId'];
  if (employerId == null) return kind === 'EMPLOYER' ? [invalidValue(path, 'REQUIRED')] : [];
  if (kind !== 'EMPLOYER') return [invalidValue(path, 'MALFORMED')];
  return isUuid(employerId) ? [] : [referenceUnknown(...path)];
}

async function insert(
  manager: EntityManager,
  context: AgreementsContext,
  input: AddSessionParticipantInput,
  id: string,
): Promise<Outcome<SessionParticipant>> {
  const session = await lockOpenSession(manager, context.caller, input.sessionId);
  if (session.value === null) return refused(...session.errors);
  const employerId = input.employerId?.toLowerCase() ?? null;
  if (employerId !== null && !(await isOpenEmployer(manager, employerId, today(context.clock)))) {
    return refused(referenceUnknown('input', 'employerId'));
  }
  const participant: SessionParticipant = {
    id,
    sessionId: session.value.id,
    organisation: input.organisation.trim(),
    kind: input.kind,
    regionCode: input.region ?? null,
    employerId,
    peopleCount: input.peopleCount ?? 1,
  };
  if (!(await insertUnlessPresent(manager, SessionParticipant, participant))) {
    return refused(alreadyExists('input', employerId === null ? 'region' : 'employerId'));
  }
  await writeAudit(manager, context, {
    action: 'addSessionParticipant',
    objectIds: [session.value.id, id],
    purpose: 'record who takes part in a dialogue session',
  });
  return done(participant);
}

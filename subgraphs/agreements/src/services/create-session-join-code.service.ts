import {
  checkNumber,
  checkText,
  createOnce,
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refusal,
  refused,
  requireRole,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../context';
import { SessionJoinCode } from '../entities';
import { lockWritableSession } from '../repositories/dialogue-session.repository';
import { findJoinCode, revokeJoinCode } from '../repositories/session-join-code.repository';
import { joinCodeHash, makeJoinCode } from './join-code.service';
import { lockOpenSession } from './open-session.service';

/** A table of a session that is to get a code. */
export interface CreateSessionJoinCodeInput {
  readonly idempotencyKey?: string | null;
  readonly sessionId: string;
  readonly tableName: string;
  readonly minutes?: number | null;
}

/** A join code; with the code itself in the one answer that tells it. */
export interface IssuedJoinCode {
  readonly row: SessionJoinCode;
  readonly code: string | null;
}

const defaultMinutes = 240;
const bounds = { minimum: 1, maximum: 720 };

/** Makes a code by which the helpers at one table record entries without an account. It is told once. */
export async function createSessionJoinCode(
  context: AgreementsContext,
  input: CreateSessionJoinCodeInput,
): Promise<Outcome<IssuedJoinCode>> {
  requireRole(context.caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const invalid = refusal<IssuedJoinCode>(check(input));
  if (invalid) return invalid;
  return context.database.transaction((manager) =>
    createOnce(
      manager,
      context,
      { mutation: 'createSessionJoinCode', input },
      (id) => issue(manager, context, input, id),
      async (id) => done({ row: await manager.findOneByOrFail(SessionJoinCode, { id }), code: null }),
    ),
  );
}

const check = ({ tableName, minutes }: CreateSessionJoinCodeInput): UserError[] => [
  ...checkText(tableName, ['input', 'tableName'], { maximum: 60, required: true }),
  ...checkNumber(minutes, ['input', 'minutes'], bounds),
];

async function issue(
  manager: EntityManager,
  context: AgreementsContext,
  { sessionId, tableName, minutes }: CreateSessionJoinCodeInput,
  id: string,
): Promise<Outcome<IssuedJoinCode>> {
  const session = await lockOpenSession(manager, context.caller, sessionId);
  if (session.value === null) return refused(...session.errors);
  const code = makeJoinCode();
  const createdAt = context.clock.now();
  const row: SessionJoinCode = {
    id,
    sessionId: session.value.id,
    tableName: tableName.trim(),
    codeHash: joinCodeHash(code),
    createdAt,
    expiresAt: new Date(createdAt.getTime() + (minutes ?? defaultMinutes) * 60_000),
    revokedAt: null,
    windowStartedAt: null,
    windowEntries: 0,
  };
  await manager.insert(SessionJoinCode, row);
  await writeAudit(manager, context, {
    action: 'createSessionJoinCode',
    objectIds: [row.sessionId, id],
    purpose: 'let a table of a dialogue session record without an account',
  });
  return done({ row, code });
}

/** Ends a code at once: what a table sends after it is refused. Ending it again changes nothing. */
export async function revokeSessionJoinCode(
  context: AgreementsContext,
  { joinCodeId }: { readonly joinCodeId: string },
): Promise<Outcome<SessionJoinCode>> {
  const { caller, clock } = context;
  requireRole(caller, 'ORGANISER', 'LIAISON', 'ADMIN');
  const unknown = referenceUnknown('input', 'joinCodeId');
  if (!isUuid(joinCodeId)) return refused(unknown);
  return context.database.transaction(async (manager) => {
    const known = await findJoinCode(manager, joinCodeId);
    const session = known && (await lockWritableSession(manager, caller, known.sessionId));
    if (!session) return refused(unknown);
    if (await revokeJoinCode(manager, joinCodeId, clock.now())) {
      await writeAudit(manager, context, {
        action: 'revokeSessionJoinCode',
        objectIds: [session.id, known.id],
        purpose: 'end what a table of a dialogue session may record',
      });
    }
    return done(await manager.findOneByOrFail(SessionJoinCode, { id: known.id }));
  });
}

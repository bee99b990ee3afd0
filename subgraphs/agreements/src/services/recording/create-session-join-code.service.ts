import {
  checkNumber,
  checkText,
  createOnce,
  done,
  type Outcome,
  refusal,
  refused,
  requireRole,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { SessionJoinCode } from '../../entities';
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

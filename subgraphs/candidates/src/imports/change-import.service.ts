import {
  done,
  isUuid,
  type Outcome,
  referenceUnknown,
  refused,
  stateConflict,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import { type EntityManager, In, Not } from 'typeorm';
import type { CandidatesContext } from '../context';
import { ProfileImport } from '../entities';
import { requireDesk } from '../services/candidate-access.service';
import type { ImportTicket } from './create-import.service';
import { isUniqueViolation } from './database-faults';
import { newLease } from './import-runs';
import { busyStates, resumableFailures } from './import-states';
import { type Lease, leaseEnd } from './lease';
import { makeTicketSecret } from './ticket';

/** Which import to change. */
export interface ImportToChange {
  readonly importId: string;
}

const path = ['input', 'importId'];

/**
 * Makes another ticket for an import whose file has not come, or must come again: it goes on after the chunks that
 * stand. The ticket before it is good no more.
 */
export function resumeImport(
  context: CandidatesContext,
  { importId }: ImportToChange,
): Promise<Outcome<ImportTicket>> {
  return changeOwnImport(context, importId, async (manager, found) => {
    const { clock } = context;
    const isLeft = found.leaseUntil === null || found.leaseUntil < clock.now();
    const mayResume =
      found.state === 'WAITING' ||
      (found.state === 'FAILED' && resumableFailures.includes(found.failure ?? '')) ||
      (['UPLOADED', 'RUNNING'].includes(found.state) && isLeft);
    if (!mayResume) return refused(stateConflict(path, found.state));
    const { secret, secretHash, expiresAt } = makeTicketSecret(clock.now());
    await manager.update(
      ProfileImport,
      { id: found.id },
      {
        state: 'WAITING',
        failure: null,
        failureLine: null,
        secretHash,
        expiresAt,
        leaseId: null,
        leaseUntil: null,
        finishedAt: null,
        undoUntil: null,
      },
    );
    await writeAudit(manager, context, {
      action: 'resumeImport',
      objectIds: [found.id],
      purpose: 'go on with an import of the desk’s own export',
    });
    return done({ found: await manager.findOneByOrFail(ProfileImport, { id: found.id }), secret });
  });
}

/** Begins to undo an import whose day has not passed; that goes on after the answer. */
export async function undoImport(
  context: CandidatesContext,
  { importId }: ImportToChange,
): Promise<Outcome<ProfileImport>> {
  const lease = newLease(importId);
  const outcome = await changeOwnImport(context, importId, (manager, found) =>
    beginUndo(manager, context, found, lease),
  );
  if (outcome.value !== null) void context.imports.startUndo({ ...lease, importId: outcome.value.id });
  return outcome;
}

async function beginUndo(
  manager: EntityManager,
  context: CandidatesContext,
  found: ProfileImport,
  { leaseId }: Lease,
): Promise<Outcome<ProfileImport>> {
  const { clock } = context;
  const mayUndo =
    ['DONE', 'FAILED'].includes(found.state) && found.undoUntil !== null && found.undoUntil > clock.now();
  if (!mayUndo) return refused(stateConflict(path, found.state));
  const busy = await manager.findOneBy(ProfileImport, {
    id: Not(found.id),
    deskId: found.deskId,
    state: In(busyStates),
  });
  if (busy) return refused(stateConflict(path, busy.state));
  await manager.update(
    ProfileImport,
    { id: found.id },
    { state: 'UNDOING', failure: null, failureLine: null, leaseId, leaseUntil: leaseEnd(clock) },
  );
  await writeAudit(manager, context, {
    action: 'undoImport',
    objectIds: [found.id],
    purpose: 'undo an import of the desk’s own export',
  });
  return done(await manager.findOneByOrFail(ProfileImport, { id: found.id }));
}

/** Changes an import of the caller's desk that its transaction has locked: of several at once each sees the one before it. */
async function changeOwnImport<T>(
  context: CandidatesContext,
  importId: string,
  change: (manager: EntityManager, found: ProfileImport) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const deskId = requireDesk(context.caller);
  const unknown: UserError = referenceUnknown(...path);
  if (!isUuid(importId)) return refused(unknown);
  try {
    return await context.database.transaction(async (manager) => {
      const found = await manager.findOne(ProfileImport, {
        where: { id: importId, deskId },
        lock: { mode: 'pessimistic_write' },
      });
      return found ? change(manager, found) : refused(unknown);
    });
  } catch (error) {
    // Another import of the desk has begun between the look and the change.
    if (isUniqueViolation(error)) return refused(stateConflict(path, 'RUNNING'));
    throw error;
  }
}

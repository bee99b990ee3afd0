import {
  publicCaller,
  rateLimited,
  referenceUnknown,
  stateConflict,
  type UserError,
  writeAudit,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { AgreementsContext } from '../../context';
import { SessionJoinCode } from '../../entities';
import { findJoinCodeByHash, lockTable } from '../../repositories/session-join-code.repository';
import { checkBatch, readEntries, type SessionEntryInput } from './entry-input.service';
import { countEntries, joinCodeHash } from './join-code.service';
import { type EntryOutcome, type EntryResult, recordEntries } from './record-entries.service';
import type { EntriesPayload } from './record-session-entries.service';

/** A batch of entries from a table that shows its code instead of a token. */
export interface RecordAtTableInput {
  readonly joinCode: string;
  readonly entries: readonly SessionEntryInput[];
}

/** The answer to an entry of a table: nothing of what others wrote, so a merged entry is a recorded one. */
export interface TableEntryResult {
  readonly clientKey: string;
  readonly outcome: Exclude<EntryOutcome, 'MERGED'>;
  readonly errors: readonly UserError[];
}

/**
 * Records entries of one table of a session, by its code and without a token. It writes and reads nothing else. A code
 * that nobody has, that has expired or was revoked is refused in one and the same way.
 */
export async function recordAtTable(
  context: AgreementsContext,
  { joinCode, entries }: RecordAtTableInput,
): Promise<EntriesPayload<TableEntryResult>> {
  const invalid = checkBatch(entries);
  if (invalid.length > 0) return { results: null, errors: invalid };
  const found = await findJoinCodeByHash(context.database.manager, joinCodeHash(joinCode));
  const checked = readEntries(entries, found?.sessionId ?? '', publicCaller);
  const wrong = checked.flatMap(({ errors }) => errors);
  const refuse = (error: UserError) => ({ results: null, errors: [error, ...wrong] });
  if (!found) return refuse(unknownCode);
  return context.database.transaction(async (manager) => {
    const { session, joinCode: code } = await lockTable(manager, found);
    const now = context.clock.now();
    if (code.revokedAt !== null || code.expiresAt <= now) return refuse(unknownCode);
    if (session.state !== 'OPEN') return refuse(stateConflict(codePath, session.state));
    const counted = countEntries(code, entries.length, now);
    if ('retryAfterSeconds' in counted) return refuse(rateLimited(codePath, counted.retryAfterSeconds));
    await manager.update(SessionJoinCode, { id: code.id }, counted);
    const writer = `table:${code.id}`;
    const table = { writer, caller: publicCaller, joinCodeId: code.id };
    const { results, agreementIds } = await recordEntries(manager, context, session, table, checked);
    if (agreementIds.length > 0)
      await audit(manager, context, writer, [session.id, code.id, ...agreementIds]);
    return { results: results.map(withoutOthers), errors: results.flatMap(({ errors }) => errors) };
  });
}

const codePath = ['input', 'joinCode'];
const unknownCode = referenceUnknown(...codePath);

const withoutOthers = ({ clientKey, outcome, errors }: EntryResult): TableEntryResult => ({
  clientKey,
  outcome: outcome === 'MERGED' ? 'RECORDED' : outcome,
  errors,
});

async function audit(
  manager: EntityManager,
  context: AgreementsContext,
  writer: string,
  objectIds: readonly string[],
): Promise<void> {
  const operation = {
    caller: { ...publicCaller, subject: writer },
    requestId: context.requestId,
    clock: context.clock,
  };
  await writeAudit(manager, operation, {
    action: 'recordAtTable',
    objectIds,
    purpose: 'record what was agreed at a table of a dialogue session',
  });
}

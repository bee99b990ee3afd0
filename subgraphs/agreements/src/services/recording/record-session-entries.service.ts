import { requireRole, type UserError, writeAudit } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import { checkBatch, readEntries, type SessionEntryInput } from './entry-input.service';
import { lockOpenSession } from './open-session.service';
import { type EntryResult, recordEntries } from './record-entries.service';

/** A batch of entries of one session. */
export interface RecordSessionEntriesInput {
  readonly sessionId: string;
  readonly entries: readonly SessionEntryInput[];
}

/** An answer for each entry, or null when the batch was refused; and every refusal with its place. */
export interface EntriesPayload<Result> {
  readonly results: readonly Result[] | null;
  readonly errors: readonly UserError[];
}

/**
 * Records what was agreed at a session, up to 500 entries at once, in any order and grouping: by its organiser, the
 * liaison and administrators for any side, by employers and desks for their own.
 */
export async function recordSessionEntries(
  context: AgreementsContext,
  { sessionId, entries }: RecordSessionEntriesInput,
): Promise<EntriesPayload<EntryResult>> {
  const { caller } = context;
  requireRole(caller, 'EMPLOYER', 'DESK', 'ORGANISER', 'LIAISON', 'ADMIN');
  const invalid = checkBatch(entries);
  if (invalid.length > 0) return { results: null, errors: invalid };
  const checked = readEntries(entries, sessionId.toLowerCase(), caller);
  const wrong = checked.flatMap(({ errors }) => errors);
  return context.database.transaction(async (manager) => {
    const session = await lockOpenSession(manager, caller, sessionId);
    if (session.value === null) return { results: null, errors: [...session.errors, ...wrong] };
    const writer = { writer: caller.subject ?? '', caller, joinCodeId: null };
    const recording = await recordEntries(manager, context, session.value, writer, checked);
    if (recording.agreementIds.length > 0) {
      await writeAudit(manager, context, {
        action: 'recordSessionEntries',
        objectIds: [session.value.id, ...recording.agreementIds],
        purpose: 'record what was agreed at a dialogue session',
      });
    }
    return { results: recording.results, errors: recording.results.flatMap(({ errors }) => errors) };
  });
}

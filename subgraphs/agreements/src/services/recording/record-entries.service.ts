import {
  type Caller,
  type Clock,
  type CreateId,
  idempotencyKeyReused,
  invalidValue,
  referenceUnknown,
  today,
  type UserError,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { DialogueSession } from '../../entities';
import {
  findEntriesByKeys,
  insertEntries,
  lockWriter,
  type UnplacedEntry,
} from '../../repositories/follow-up-entry.repository';
import { lockAllByParties } from '../../repositories/follow-up-parties.repository';
import { findAttendingEmployers } from '../../repositories/reference.repository';
import { appendSessionEvents } from '../../repositories/session-event.repository';
import {
  addStatuses,
  insertFollowUps,
  updateFollowUps,
} from '../../repositories/write-follow-ups.repository';
import type { CheckedEntry } from './entry-input.service';
import { mayBegin, regionsOfOthers } from './follow-up-input.service';
import { type FollowUpDetail, detailsNamed } from './missing-details.service';
import { Placing } from './place-entries.service';

/** What became of an entry: the enum SessionEntryOutcome of the schema. */
export type EntryOutcome = 'RECORDED' | 'MERGED' | 'REPEATED' | 'REFUSED';

/** The answer to one entry of a batch. */
export interface EntryResult {
  readonly clientKey: string;
  readonly outcome: EntryOutcome;
  /** The agreement that the entry is in now; null when it was refused. */
  readonly agreementId: string | null;
  readonly differs: readonly FollowUpDetail[];
  readonly errors: readonly UserError[];
}

/** Who writes a batch: what its entries are unique for, and by whose rules they are judged. */
export interface EntryWriter {
  /** The token's subject, or `table:` and the id of a join code. */
  readonly writer: string;
  readonly caller: Caller;
  readonly joinCodeId: string | null;
}

/** What a batch came to: an answer for each entry in the order sent, and the agreements that it touched. */
export interface Recording {
  readonly results: readonly EntryResult[];
  readonly agreementIds: readonly string[];
}

/** What a writer sent under a key before, in this batch or an earlier one. */
interface Earlier {
  readonly requestHash: string | null;
  readonly followUpAgreementId: string;
}

/**
 * Records entries in a session whose row is held, each by itself: one that is refused keeps no other back. However many
 * there are, it takes the same number of statements.
 */
export async function recordEntries(
  manager: EntityManager,
  context: { readonly clock: Clock; readonly createId: CreateId },
  session: DialogueSession,
  writer: EntryWriter,
  entries: readonly CheckedEntry[],
): Promise<Recording> {
  const day = today(context.clock);
  const sound = entries.filter(({ errors }) => errors.length === 0);
  if (sound.length === 0)
    return { results: entries.map(({ input, errors }) => refusedEntry(input, errors)), agreementIds: [] };
  await lockWriter(manager, writer.writer);
  const keys = sound.map(({ clientKeyHash }) => clientKeyHash);
  const known = await findEntriesByKeys(manager, writer.writer, keys);
  const employers = sound.map(({ parties }) => parties.employerId);
  const attending = await findAttendingEmployers(manager, session.id, employers, day);
  const parties = new Map(sound.map((entry) => [JSON.stringify(entry.parties), entry.parties]));
  const present = await lockAllByParties(manager, session.id, [...parties.values()]);
  const batch = new Batch(
    session,
    writer,
    new Set(attending),
    new Placing(present, day, context.createId),
    context,
  );
  for (const { clientKeyHash, ...earlier } of known)
    if (clientKeyHash !== null) batch.earlier.set(clientKeyHash, earlier);
  const results = entries.map((entry) => batch.record(entry));
  if (batch.written.length === 0) return { results, agreementIds: [] };
  const { inserted, updated, statuses, events } = batch.placing.result();
  await insertFollowUps(manager, inserted);
  await updateFollowUps(manager, updated);
  await addStatuses(manager, day, statuses);
  await insertEntries(manager, batch.written);
  await appendSessionEvents(manager, context, session.id, events);
  return { results, agreementIds: events.map(({ followUpAgreementId }) => followUpAgreementId) };
}

const refusedEntry = (
  { clientKey }: { readonly clientKey: string },
  errors: readonly UserError[],
): EntryResult => ({
  clientKey,
  outcome: 'REFUSED',
  agreementId: null,
  differs: [],
  errors,
});

/** A batch while its entries are judged and placed in the order sent. */
class Batch {
  readonly earlier = new Map<string, Earlier>();
  readonly written: UnplacedEntry[] = [];

  constructor(
    readonly session: DialogueSession,
    readonly writer: EntryWriter,
    readonly attending: ReadonlySet<string>,
    readonly placing: Placing,
    readonly context: { readonly clock: Clock; readonly createId: CreateId },
  ) {}

  record(entry: CheckedEntry): EntryResult {
    const { input, clientKeyHash, requestHash, path } = entry;
    if (entry.errors.length > 0) return refusedEntry(input, entry.errors);
    const earlier = this.earlier.get(clientKeyHash);
    if (earlier) {
      return earlier.requestHash === requestHash
        ? { ...refusedEntry(input, []), outcome: 'REPEATED', agreementId: earlier.followUpAgreementId }
        : refusedEntry(input, [idempotencyKeyReused([...path, 'clientKey'])]);
    }
    const errors = this.#judge(entry);
    if (errors.length > 0) return refusedEntry(input, errors);
    const { agreementId, isNew, differs } = this.placing.add(entry);
    this.earlier.set(clientKeyHash, { requestHash, followUpAgreementId: agreementId });
    this.#keep(entry, agreementId);
    return {
      clientKey: input.clientKey,
      outcome: isNew ? 'RECORDED' : 'MERGED',
      agreementId,
      differs: detailsNamed(differs),
      errors: [],
    };
  }

  /** What stands against an entry in the session that it is for. An employer that is not there is as one that is none. */
  #judge({ parties, words, path, input }: CheckedEntry): UserError[] {
    const { caller } = this.writer;
    if (!this.attending.has(parties.employerId)) return [referenceUnknown(...path, 'employerId')];
    if (words.dueOn !== null && words.dueOn < this.session.heldOn) {
      return [invalidValue([...path, 'dueOn'], 'END_BEFORE_START')];
    }
    return mayBegin(caller, parties.regionCodes) || this.placing.has(parties)
      ? []
      : regionsOfOthers(input.regions, caller, [...path, 'regions']);
  }

  #keep({ words, clientKeyHash, requestHash }: CheckedEntry, followUpAgreementId: string): void {
    const { writer, joinCodeId } = this.writer;
    this.written.push({
      ...words,
      id: this.context.createId(),
      followUpAgreementId,
      writer,
      clientKeyHash,
      requestHash,
      joinCodeId,
      recordedAt: this.context.clock.now(),
    });
  }
}

import { columnsOf } from '@banenbrug/service-common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { FollowUpEntry } from '../entities';

/** An entry that is not in its agreement's order yet. */
export type UnplacedEntry = Omit<FollowUpEntry, 'position' | 'withdrawnAt' | 'withdrawalReason'>;

/** Lets the batches of one writer, in whatever sessions, come one after the other until the transaction ends. */
export async function lockWriter(manager: EntityManager, writer: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('follow-up entries of ' || $1, 0))`, [
    writer,
  ]);
}

/** What a writer wrote under these keys before. */
export function findEntriesByKeys(
  manager: EntityManager,
  writer: string,
  clientKeyHashes: readonly string[],
): Promise<FollowUpEntry[]> {
  return manager.findBy(FollowUpEntry, { writer, clientKeyHash: In(clientKeyHashes) });
}

/** The entry with this id; null when there is none. */
export function findEntry(manager: EntityManager, id: string): Promise<FollowUpEntry | null> {
  return manager.findOneBy(FollowUpEntry, { id });
}

/** The entries of which an agreement is made, in their order; those that were withdrawn are not among them. */
export function findCountingEntries(
  manager: EntityManager,
  followUpAgreementId: string,
): Promise<FollowUpEntry[]> {
  return manager.find(FollowUpEntry, {
    where: { followUpAgreementId, withdrawnAt: IsNull() },
    order: { position: 'ASC' },
  });
}

/** Adds entries, each after those that its agreement has, in the order in which they are given. */
export async function insertEntries(
  manager: EntityManager,
  entries: readonly UnplacedEntry[],
): Promise<void> {
  await manager.query(
    `insert into follow_up_entries (id, follow_up_agreement_id, side, text, employer_owner, region_owner, due_on,
       is_of_side, writer, client_key_hash, request_hash, join_code_id, recorded_at, position)
     select e.id, e."followUpAgreementId", e.side, e.text, e."employerOwner", e."regionOwner", e."dueOn",
       e."isOfSide", e.writer, e."clientKeyHash", e."requestHash", e."joinCodeId", e."recordedAt",
       (select coalesce(max(before.position), 0) from follow_up_entries before
        where before.follow_up_agreement_id = e."followUpAgreementId")
         + row_number() over (partition by e."followUpAgreementId" order by e.given)
     from rows from (jsonb_to_recordset($1::jsonb) as (id uuid, "followUpAgreementId" uuid, side text, text text,
       "employerOwner" text, "regionOwner" text, "dueOn" date, "isOfSide" boolean, writer text, "clientKeyHash" text,
       "requestHash" text, "joinCodeId" uuid, "recordedAt" timestamptz)) with ordinality as e
       (id, "followUpAgreementId", side, text, "employerOwner", "regionOwner", "dueOn", "isOfSide", writer,
        "clientKeyHash", "requestHash", "joinCodeId", "recordedAt", given)`,
    [JSON.stringify(entries)],
  );
}

/** Puts the counting entries of one agreement, or one of them, after those of another. */
export async function moveEntries(
  manager: EntityManager,
  { from, to, only = null }: { readonly from: string; readonly to: string; readonly only?: string | null },
): Promise<void> {
  await manager.query(
    `update follow_up_entries e set follow_up_agreement_id = $2, position = moved.position
     from (select id, row_number() over (order by position)
             + (select coalesce(max(position), 0) from follow_up_entries where follow_up_agreement_id = $2) as position
           from follow_up_entries
           where follow_up_agreement_id = $1 and withdrawn_at is null and ($3::uuid is null or id = $3)) moved
     where e.id = moved.id`,
    [from, to, only],
  );
}

/** The entries of each of these agreements, in their order, the withdrawn ones too. */
export function findEntriesOf(
  manager: EntityManager,
  agreementIds: readonly string[],
): Promise<FollowUpEntry[]> {
  return manager.query(
    `select ${columnsOf(manager, FollowUpEntry, 'e')} from follow_up_entries e
     where e.follow_up_agreement_id = any($1) order by e.follow_up_agreement_id, e.position`,
    [agreementIds],
  );
}

/**
 * What a table wrote for both sides of agreement `f`, as SQL: the first such text of the entries that count, as
 * `services/recording/table-text.service.ts` chooses it.
 */
export const tableText = `(select e.text from follow_up_entries e
  where e.follow_up_agreement_id = f.id and e.side = 'TABLE' and e.text is not null and e.withdrawn_at is null
  order by e.position limit 1)`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a desk's work list is read by, and what the succession job may touch. */
export class DeskWork1764300500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [index, successorOf, deferrable, ...receiptsStay])
      await queryRunner.query(statement);
    for (const table of privateTables) {
      for (const statement of policiesOf(table)) await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of privateTables) {
      for (const kind of ['read', 'move']) {
        await queryRunner.query(`drop policy po_${table}_succession_${kind} on ${table}`);
      }
    }
    await queryRunner.query('drop policy po_erasure_receipts_unchanged on erasure_receipts');
    await queryRunner.query(
      'alter table candidate_profiles alter constraint fk_candidate_profiles_pool not deferrable',
    );
    await queryRunner.query('drop function candidates.successor_of(uuid)');
    await queryRunner.query('drop index ix_candidate_profiles_desk');
  }
}

/** What a desk has published, in the order in which it goes stale. */
const index = `create index ix_candidate_profiles_desk on candidate_profiles (desk_id, verified_on, id)
   where state = 'PUBLISHED'`;

/**
 * The open desk that goes on with the work of a closed one, through a chain of several; null when there is none, or
 * when the day of closing (app.today, else the database's) has not come. It reads what regions publishes.
 */
const successorOf = `
  create function candidates.successor_of(desk uuid) returns uuid language plpgsql stable as $$
  declare
    today date := coalesce(nullif(current_setting('app.today', true), '')::date,
      (now() at time zone 'Europe/Amsterdam')::date);
  begin
    return (
      with recursive line (id, succeeded_by, is_closed) as (
        select d.id, d.succeeded_by, coalesce(d.closed_on <= today, false)
        from regions.published_desk d where d.id = desk
        union
        select d.id, d.succeeded_by, coalesce(d.closed_on <= today, false)
        from line l join regions.published_desk d on d.id = l.succeeded_by where l.is_closed
      )
      select l.id from line l where not l.is_closed and l.id <> desk);
  end $$`;

/** A pool and its profiles change desks together: they agree at the end of the transaction. */
const deferrable = 'alter table candidate_profiles alter constraint fk_candidate_profiles_pool deferrable';

/** The tables that are under row-level security and hold rows of a desk. */
const privateTables = [
  'profile_private',
  'introduction_private',
  'introduction_meetings',
  'erasure_receipts',
];

const isSuccession = `current_setting('app.role', true) = 'SUCCESSION'`;

/** In a sub-select, so that it is evaluated once for a statement and not for each row. */
const successor = `(select candidates.successor_of(nullif(current_setting('app.desk_id', true), '')::uuid))`;

const isOfPredecessor = `desk_id::text = current_setting('app.desk_id', true) and ${successor} is not null`;

/**
 * Whatever the job's SQL says: of the desk that it names (app.desk_id) it sees rows only once that desk has closed and
 * another goes on with its work, it can change rows of that desk only, and only into rows of that other. It sees what
 * it has moved, since a row that an update finds must be seen before and after.
 */
const policiesOf = (table: string): string[] => [
  `create policy po_${table}_succession_read on ${table} for select
     using (${isSuccession} and (${isOfPredecessor} or desk_id = ${successor}))`,
  `create policy po_${table}_succession_move on ${table} for update
     using (${isSuccession} and ${isOfPredecessor}) with check (${isSuccession} and desk_id = ${successor})`,
];

/** A receipt is a proof: nothing but its desk's successor is ever written on it. */
const receiptsStay = [
  `create policy po_erasure_receipts_unchanged on erasure_receipts as restrictive for update
     using (${isSuccession}) with check (${isSuccession})`,
];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports, and what undoes them, go with their desk's profiles when another goes on with the work of one that has closed. */
export class ImportsOfSuccessors1764300500100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [poolAlone, ...policies]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(withDesk);
    for (const kind of ['read', 'move']) {
      await queryRunner.query(`drop policy po_import_changes_succession_${kind} on import_changes`);
    }
  }
}

/** An import and its pool change desks in transactions of their own. */
const poolAlone = `alter table imports drop constraint fk_imports_pool,
  add constraint fk_imports_pool foreign key (pool_id) references candidate_pools (id)`;

const withDesk = `alter table imports drop constraint fk_imports_pool,
  add constraint fk_imports_pool foreign key (pool_id, desk_id, region_code)
    references candidate_pools (id, desk_id, region_code)`;

const isSuccession = `current_setting('app.role', true) = 'SUCCESSION'`;

/** In a sub-select, so that it is evaluated once for a statement and not for each row. */
const successor = `(select candidates.successor_of(nullif(current_setting('app.desk_id', true), '')::uuid))`;

const isOfPredecessor = `desk_id::text = current_setting('app.desk_id', true) and ${successor} is not null`;

/** As for the other private tables: rows of the desk that has closed, and into those of its successor alone. */
const policies = [
  `create policy po_import_changes_succession_read on import_changes for select
     using (${isSuccession} and (${isOfPredecessor} or desk_id = ${successor}))`,
  `create policy po_import_changes_succession_move on import_changes for update
     using (${isSuccession} and ${isOfPredecessor}) with check (${isSuccession} and desk_id = ${successor})`,
];

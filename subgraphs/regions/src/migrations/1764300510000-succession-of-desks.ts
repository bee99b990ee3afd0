import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which desk goes on with what a closed one did, and how often a desk's own details were changed. */
export class SuccessionOfDesks1764300510000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...columns, index, viewWithSuccession]) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // A view cannot lose a column: it is made anew.
    await queryRunner.query('drop view published_desk');
    await queryRunner.query(viewOf(''));
    await queryRunner.query('alter table desks drop column succeeded_by, drop column revision');
  }
}

const columns = [
  `alter table desks
     add column succeeded_by uuid constraint fk_desks_succeeded_by references desks (id),
     add column revision integer not null default 1,
     add constraint ck_desks_succeeded_by check (succeeded_by is null or closed_on is not null),
     add constraint ck_desks_own_successor check (succeeded_by <> id),
     add constraint ck_desks_revision check (revision > 0)`,
];

const index = 'create index ix_desks_succeeded_by on desks (succeeded_by) where succeeded_by is not null';

const viewOf = (further: string): string => `
  create or replace view published_desk as
    select d.id, d.kind, d.name, d.response_days, d.closed_on,
           array(select r.region_code from desk_regions r where r.desk_id = d.id order by r.region_code collate "C")
             as region_codes${further}
    from desks d`;

const viewWithSuccession = viewOf(', d.succeeded_by');

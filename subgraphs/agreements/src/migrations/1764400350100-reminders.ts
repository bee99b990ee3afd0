import { createMailTables, dropMailTables } from '@banenbrug/service-common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox of reminders of follow-up agreements, and which organisations do without them. */
export class Reminders1764400350100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createMailTables(queryRunner);
    await queryRunner.query(remindersOff);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table follow_up_reminders_off');
    await dropMailTables(queryRunner);
  }
}

const remindersOff = `
  create table follow_up_reminders_off (
    organisation_kind text not null,
    organisation_id uuid not null,
    off_since date not null,
    constraint pk_follow_up_reminders_off primary key (organisation_kind, organisation_id),
    constraint ck_follow_up_reminders_off_organisation check (organisation_kind in ('DESK', 'EMPLOYER'))
  )`;

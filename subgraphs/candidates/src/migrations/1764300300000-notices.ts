import { createMailTables, dropMailTables } from '@banenbrug/service-common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The outbox of mails about introductions, and which of them an organisation does not want. */
export class Notices1764300300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createMailTables(queryRunner);
    await queryRunner.query(preferences);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table notification_preferences');
    await dropMailTables(queryRunner);
  }
}

const preferences = `
  create table notification_preferences (
    organisation_kind text not null,
    organisation_id uuid not null,
    notice_kind text not null,
    off_since date not null,
    constraint pk_notification_preferences primary key (organisation_kind, organisation_id, notice_kind),
    constraint ck_notification_preferences_organisation check (organisation_kind in ('DESK', 'EMPLOYER')),
    constraint ck_notification_preferences_notice check
      (notice_kind in ('ASKED', 'ANSWERED', 'MEETING_SET', 'CLOSED', 'DUE_TOMORROW', 'OVERDUE'))
  )`;

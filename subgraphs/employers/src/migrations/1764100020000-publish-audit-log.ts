import { publishAuditLog, withdrawAuditLog } from '@banenbrug/service-common';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit log says whose data a line is about, and is published to where it can be asked. */
export class PublishAuditLog1764100020000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await publishAuditLog(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await withdrawAuditLog(queryRunner);
  }
}

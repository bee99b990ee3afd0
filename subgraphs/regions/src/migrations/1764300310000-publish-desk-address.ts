import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a desk is written to, for whoever sends it mails: its function address of today. */
export class PublishDeskAddress1764300310000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(publishedDeskAddress);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop view published_desk_address');
  }
}

/**
 * Where a desk is written to today: to the contact in charge, else to the deputy, else to the desk itself. Function
 * addresses only, and none of a desk that has closed.
 */
const publishedDeskAddress = `
  create view published_desk_address as
    select d.id as desk_id, coalesce(
      (select c.email_address from desk_contacts c
       where c.desk_id = d.id and daterange(c.valid_from, c.valid_until, '[]') @> t.day
       order by c.deputy_of is not null, c.id limit 1),
      d.function_address) as email_address
    from desks d cross join (select (now() at time zone 'Europe/Amsterdam')::date as day) t
    where d.closed_on is null or d.closed_on > t.day`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where an employer is written to, for whoever sends it mails: the function addresses of today. */
export class PublishEmployerAddress1764300320000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(publishedEmployerAddress);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop view published_employer_address');
  }
}

/**
 * Where an employer is written to today: of the employer as a whole (without a site) and of each site that has a
 * contact of its own, to the contact in charge, else to the deputy. Function addresses only, and none of an employer
 * or a site that has closed.
 */
const publishedEmployerAddress = `
  create view published_employer_address as
    select distinct on (c.employer_id, c.site_id) c.employer_id, c.site_id, c.email_address
    from employer_contacts c
    join employers e on e.id = c.employer_id
    left join sites s on s.id = c.site_id
    cross join (select (now() at time zone 'Europe/Amsterdam')::date as day) t
    where daterange(c.valid_from, c.valid_until, '[]') @> t.day
      and (e.closed_on is null or e.closed_on > t.day) and (s.closed_on is null or s.closed_on > t.day)
    order by c.employer_id, c.site_id, c.deputy_of is not null, c.id`;

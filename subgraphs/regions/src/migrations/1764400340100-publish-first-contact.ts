import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a desk is the one that employers call first, for others who measure what it promises. */
export class PublishFirstContact1764400340100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      publishedDesk(`, ${regionsWhere('and r.is_first_contact')} as first_contact_region_codes`),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    // A view cannot lose a column: it is made anew.
    await queryRunner.query('drop view published_desk');
    await queryRunner.query(publishedDesk(''));
  }
}

const regionsWhere = (condition: string): string => `array(
  select r.region_code from desk_regions r where r.desk_id = d.id ${condition} order by r.region_code collate "C")`;

const publishedDesk = (further: string): string => `
  create or replace view published_desk as
    select d.id, d.kind, d.name, d.response_days, d.closed_on, ${regionsWhere('')} as region_codes,
           d.succeeded_by${further}
    from desks d`;

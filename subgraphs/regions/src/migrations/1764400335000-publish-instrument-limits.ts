import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long instruments may last: by law, and by the terms of regions and municipalities. */
export class PublishInstrumentLimits1764400335000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(publishedInstrumentLimit);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop view published_instrument_limit');
  }
}

/** Rows without a region are what the law says in the whole country; months that nobody confirmed are null. */
const publishedInstrumentLimit = `
  create view published_instrument_limit as
    select i.code as instrument_code, rule.grantor, null::text as region_code, null::text as municipality_code,
      rule."standardMonths" as standard_months, rule."maximumMonths" as maximum_months,
      rule."isOpenEnded" as is_open_ended,
      (select string_agg(basis.value ->> 'text', '; ' order by basis.ordinality)
       from jsonb_array_elements(i.legal_basis) with ordinality as basis
       where rule.grantor is null or basis.value ->> 'grantor' is null
         or basis.value ->> 'grantor' = rule.grantor) as legal_basis,
      i.sources, i.valid_from, i.valid_until, i.checked_on
    from instruments i cross join lateral jsonb_to_recordset(i.duration_rules) as rule
      (grantor text, "standardMonths" integer, "maximumMonths" integer, "isOpenEnded" boolean)
    union all
    select t.instrument_code, t.grantor, t.region_code, t.municipality_code, t.standard_months, t.maximum_months,
      false, null::text, array[t.source], t.valid_from, t.valid_until, t.checked_on
    from instrument_terms t`;

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is compared between regions and told of one: instruments with their terms, and whom to call first. */
export class PublishTermsAndFirstContact1764400345000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const view of [publishedInstrument, publishedInstrumentTerms, publishedFirstContact]) {
      await queryRunner.query(view);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop view published_first_contact, published_instrument_terms, published_instrument',
    );
  }
}

/** National terms, a row for each body that grants an instrument; a rule of no grantor in particular is of each. */
const publishedInstrument = `
  create view published_instrument as
    select i.code, i.position, i.name_en, i.name_nl, g.grantor,
           array(select b.basis ->> 'text' from jsonb_array_elements(i.legal_basis) with ordinality b (basis, n)
                 where coalesce(b.basis ->> 'grantor', g.grantor) = g.grantor order by b.n) as legal_basis,
           d.minimum_months, d.standard_months, d.maximum_months, coalesce(d.is_open_ended, false) as is_open_ended,
           i.varies_by_municipality, i.valid_from, i.valid_until, i.sources, i.checked_on
    from instruments i cross join lateral unnest(i.grantors) as g (grantor)
    left join lateral (
      select (rule ->> 'minimumMonths')::double precision as minimum_months,
             (rule ->> 'standardMonths')::double precision as standard_months,
             (rule ->> 'maximumMonths')::double precision as maximum_months,
             (rule ->> 'isOpenEnded')::boolean as is_open_ended
      from jsonb_array_elements(i.duration_rules) rule
      where coalesce(rule ->> 'grantor', g.grantor) = g.grantor
      order by rule ->> 'grantor' nulls last limit 1) d on true`;

/** What regions and municipalities make of instruments. */
const publishedInstrumentTerms = `
  create view published_instrument_terms as
    select id, instrument_code, region_code, municipality_code, grantor, standard_months, maximum_months, remark,
           valid_from, valid_until, source, checked_on
    from instrument_terms`;

/** The desk that employers call first in each region, once for each contact that is, was or will be in charge there. */
const publishedFirstContact = `
  create view published_first_contact as
    select r.region_code, d.id as desk_id, d.name as desk_name, d.response_days, d.verified_on as desk_verified_on,
           d.closed_on, c.id as contact_id, c.valid_from, c.valid_until, c.verified_on as contact_verified_on
    from desk_regions r join desks d on d.id = r.desk_id
    left join desk_contacts c on c.desk_id = d.id and c.deputy_of is null
    where r.is_first_contact`;

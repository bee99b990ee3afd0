import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is compared between regions and told of one: instruments with their terms, and whom to call on a day. */
export class PublishTermsAndContacts1764400345000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const view of [publishedInstrument, publishedInstrumentTerms, publishedRegionContact]) {
      await queryRunner.query(view);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'drop view published_region_contact, published_instrument_terms, published_instrument',
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

/**
 * Whom to call in each region, as `Region.contact` answers it without a topic: of the rows whose days have the day, the one
 * of the lowest precedence. Every desk that can be it stands here with its contacts and its own address, each with the days
 * on which it answers: those on which it was named and is not away, while the desk is open.
 */
const publishedRegionContact = `
  create view published_region_contact as
    with serving as (
      select r.code as region_code, d.id as desk_id, d.name, d.response_days, d.verified_on as desk_verified_on, d.closed_on,
             datemultirange(daterange(null, d.closed_on)) as open_days,
             case when dr.is_first_contact then 1 when d.kind <> 'NATIONAL_LIAISON' then 2 else 3 end as rank,
             case when d.kind <> 'NATIONAL_LIAISON' then 4 else 5 end as rank_when_closed
      from regions r cross join desks d
      left join desk_regions dr on dr.desk_id = d.id and dr.region_code = r.code
      where dr.desk_id is not null or d.kind = 'NATIONAL_LIAISON'),
    present as (
      select c.id, c.desk_id, c.deputy_of, c.valid_from, c.verified_on,
             datemultirange(daterange(c.valid_from, c.valid_until, '[]')) - coalesce(
               (select range_agg(daterange(a.away_from, a.away_until, '[]')) from contact_absences a
                where a.contact_id = c.id), '{}') as days
      from desk_contacts c where not c.is_for_topics),
    answers as (
      select s.*, case when p.deputy_of is null then 1 else 2 end as place, p.id as contact_id,
             p.valid_from as contact_since, p.verified_on as contact_verified_on, p.days * s.open_days as days
      from serving s join present p on p.desk_id = s.desk_id
      union all
      select s.*, 3, null, null, null, s.open_days from serving s
      union all
      select region_code, desk_id, name, response_days, desk_verified_on, closed_on, open_days, rank_when_closed,
             rank_when_closed, 3, null, null, null, datemultirange(daterange(closed_on, null))
      from serving where closed_on is not null)
    select region_code,
           row_number() over (partition by region_code order by rank, case when rank > 3 then closed_on end desc,
             name collate "C", desk_id, place, contact_id)::integer as precedence,
           case rank when 1 then (array['IN_CHARGE', 'DEPUTY', 'DESK_ADDRESS'])[place] when 2 then 'OTHER_DESK'
             when 3 then 'NATIONAL_LIAISON' else 'CLOSED_DESK' end as basis,
           desk_id, response_days, desk_verified_on, contact_id, contact_since, contact_verified_on, days
    from answers`;

import type { TestHub } from '@banenbrug/testkit';

/** Who answers, as the oracle finds it. */
export interface OracleAnswer {
  readonly region: string;
  readonly basis: string;
  readonly emailAddress: string;
}

/**
 * Who answers in each region on a day, in SQL of the test's own: every desk and everybody who could answer for it, put in
 * order at once, of which the first is the answer.
 */
export const oracle = (
  hub: TestHub,
  regions: readonly string[],
  on: string,
  topic: string | null,
): Promise<OracleAnswer[]> =>
  hub.sql<OracleAnswer>(
    `with present as (
       select c.* from regions.desk_contacts c
       where $2::date >= c.valid_from and $2::date <= coalesce(c.valid_until, 'infinity')
         and not exists (select from regions.contact_absences a
                         where a.contact_id = c.id and $2::date between a.away_from and a.away_until)
     ), specialist as (
       select t.contact_id as id, t.desk_id from regions.desk_contact_topics t
       where t.topic = $3 and $2::date >= t.valid_from and $2::date <= coalesce(t.valid_until, 'infinity')
     ), answer as (
       select desk_id, id, email_address, 'TOPIC' as basis, 1 as place from present where id in (select id from specialist)
       union all
       select desk_id, id, email_address, 'TOPIC_DEPUTY', 2 from present where deputy_of in (select id from specialist)
       union all
       select desk_id, id, email_address, 'IN_CHARGE', 3 from present where deputy_of is null and not is_for_topics
       union all
       select desk_id, id, email_address, 'DEPUTY', 4 from present where deputy_of is not null and not is_for_topics
       union all
       select id, id, function_address, 'DESK_ADDRESS', 5 from regions.desks
     ), desk as (
       select r.code, d.*, case when d.closed_on <= $2::date then 'CLOSED_DESK' when dr.is_first_contact then 'FIRST'
           when d.kind = 'NATIONAL_LIAISON' then 'NATIONAL_LIAISON' else 'OTHER_DESK' end as standing,
         dr.desk_id is not null as serves
       from unnest($1::text[]) r (code) cross join regions.desks d
       left join regions.desk_regions dr on dr.desk_id = d.id and dr.region_code = r.code
     )
     select distinct on (d.code) d.code as region, a.email_address as "emailAddress",
       case d.standing when 'FIRST' then a.basis else d.standing end as basis
     from desk d join answer a on a.desk_id = d.id and (d.standing <> 'CLOSED_DESK' or a.place = 5)
     where d.serves or d.kind = 'NATIONAL_LIAISON'
     order by d.code, array_position(array['FIRST', 'OTHER_DESK', 'NATIONAL_LIAISON', 'CLOSED_DESK'], d.standing),
       case when d.standing = 'CLOSED_DESK' then (d.kind = 'NATIONAL_LIAISON')::int end,
       case when d.standing = 'CLOSED_DESK' then d.closed_on end desc, d.name collate "C", a.place, a.id`,
    [regions, on, topic],
  );

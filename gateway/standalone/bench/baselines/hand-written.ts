import type { Pool } from 'pg';
import type { Asked } from '../questions/asked';

const columns = `p.id, p.verified_on, p.working_level, p.hours_min, p.hours_max, p.occupations, p.skills, p.languages,
  p.driving_licences, p.region_code, p.desk_id`;

const isFresh = `p.state = 'PUBLISHED' and (p.published_until is null or p.published_until >= current_date)
  and p.verified_on >= current_date - 90`;

/** Where a page begins: after this profile. */
export interface Place {
  readonly verifiedOn: string;
  readonly id: string;
}

/**
 * A page of a search as somebody would write it by hand for these criteria alone: the limit of what the hub can
 * reach. It judges what the hub judges where both ends of the hours are known, orders by day and id, and explains
 * nothing.
 */
export function handWrittenPage(pool: Pool, asked: Asked, after: Place | null = null): Promise<unknown> {
  const { regions, hours, occupations, skill } = asked;
  const values: unknown[] = [hours.min, hours.max];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = [
    isFresh,
    'p.hours_min <= $2 and p.hours_max >= $1',
    ...(regions ? [`p.region_code = any(${given(regions)}::text[])`] : []),
    ...(occupations.length > 0
      ? [`p.occupations && ${given(occupations.map((code) => `ISCO:${code}`))}::text[]`]
      : []),
    ...(skill === null ? [] : [`p.skill_ids && ${skillIds(given(skill))}`]),
    ...(after
      ? [`(p.verified_on, p.id) < (${given(after.verifiedOn)}::date, ${given(after.id)}::uuid)`]
      : []),
  ];
  return pool.query(
    `select ${columns} from candidates.candidate_profiles p
     where ${conditions.join(' and ')} order by p.verified_on desc, p.id desc limit 21`,
    values,
  );
}

const skillIds = (text: string): string => `array(
  select s.id from candidates.skills s
  where to_tsvector('dutch', s.text) @@ plainto_tsquery('dutch', ${text}) or ${text} <% s.text)`;

/** Five matches each of the twenty newest vacancies of a region, likewise. */
export function handWrittenMatches(pool: Pool, region: string): Promise<unknown> {
  return pool.query(
    `select v.id as vacancy_id, p.* from (
       select v.* from employers.vacancies v
       where v.region_code = $1 and (v.closes_on is null or v.closes_on >= current_date)
       order by v.published_on desc, v.id desc limit 20
     ) v left join lateral (
       select p.id, p.verified_on, p.hours_min, p.hours_max, p.working_level from candidates.candidate_profiles p
       where ${isFresh} and p.region_code = v.region_code and p.occupations && v.occupations
         and (v.hours_min is null or (p.hours_max >= v.hours_min and p.hours_min <= v.hours_max))
         and p.languages @> v.languages and p.driving_licences @> v.driving_licences
       order by p.verified_on desc, p.id limit 5
     ) p on true`,
    [region],
  );
}

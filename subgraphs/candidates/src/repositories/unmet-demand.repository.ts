import type { EntityManager } from 'typeorm';
import { askedByVacancies, vacancyColumns, verdictSql } from '../matching';
import { freshSince } from '../services/profile-staleness.service';
import { isPublishedOn } from './profile-visibility';

/** Vacancies that nobody meets, of one occupation in one region. */
export interface UnmetCell {
  /** SCHEME:code; null for those that ask for none. */
  readonly occupation: string | null;
  readonly regionCode: string;
  readonly vacancyCount: number;
}

const isOnOffer = `p.region_code = any($1::text[]) and ${isPublishedOn('$2')} and p.verified_on >= $3::date`;

const isMet = verdictSql(askedByVacancies);

/**
 * Who wishes none of a vacancy's occupations meets it not: so wishes and occupations are joined, and only the pairs
 * are judged. A vacancy that asks for no occupation is held against the region until somebody meets it.
 */
const unmetSql = `
  with q as materialized (
    select ${vacancyColumns}, v.region_code from employers.published_vacancy v
    where v.region_code = any($1::text[]) and v.state <> 'CLOSED'
  ), met as materialized (
    select q.key
    from (select q.*, unnest(q.occupations) as occupation from q) q
    join (select p.*, unnest(p.occupations) as wish from candidate_profiles p where ${isOnOffer}) p
      on p.region_code = q.region_code and p.wish = q.occupation
    where ${isMet}
    union all
    select q.key from q where q.occupations is null and exists (
      select from candidate_profiles p where p.region_code = q.region_code and ${isOnOffer} and ${isMet})
  )
  select o.occupation, q.region_code as "regionCode", count(*)::integer as "vacancyCount"
  from q left join lateral unnest(q.occupations) as o(occupation) on true
  where q.key not in (select key from met)
  group by o.occupation, q.region_code
  order by "vacancyCount" desc, q.region_code collate "C", o.occupation collate "C" limit $4`;

/** The largest cells of demand that nobody on offer on a day meets, up to a limit. */
export function findUnmetDemand(
  manager: EntityManager,
  regions: readonly string[],
  day: string,
  limit: number,
): Promise<UnmetCell[]> {
  return manager.query(unmetSql, [regions, day, freshSince(day), limit]);
}

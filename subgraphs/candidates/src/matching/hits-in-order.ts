import type { Offer } from './offer';
import type { QuestionGroup } from './question-source';

/** How a sample tells whether hits are common. */
export interface Sampling {
  /** How many profiles are looked at, at most, in the order of the list. */
  readonly size: number;
  /** How many of an arm of a day at most, so that one day alone does not tell. */
  readonly ofArm: number;
  /** How many hits among them make hits common. */
  readonly hits: number;
}

/** At two hits in 500 the walk to a page of 20 reads some 5,000 profiles: as long as finding all rare ones takes. */
export const sampling: Sampling = { size: 500, ofArm: 125, hits: 2 };

const [firstId, lastId] = ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

/** Who is a hit of a question `q`, as SQL over a profile `p`. */
export interface HitTest {
  /** Of every question; `true` when nothing is asked. */
  readonly isHit: string;
  /** The same for kinds of questions, so that an index can find the hits: exactly one `when` is true of a question. */
  readonly kinds: readonly { readonly when: string; readonly isHit: string }[];
}

/** Which part of the list is read. */
export interface Stretch {
  /** The id at which the ring is entered, as SQL. */
  readonly entry: string;
  /** How many hits, as SQL. */
  readonly limit: string;
  /** Where the page before ended, as SQL; null at the start. */
  readonly cursor: { readonly day: string; readonly id: string } | null;
  readonly sampling: Sampling;
}

/**
 * The first hits of a question `q` after a place, the freshest first and then in the ring, as a select of profiles with
 * `arm` (0 from the entry of the ring to its end, 1 from its beginning to the entry).
 *
 * Two ways lead to the same hits, and a sample chooses. Where hits are common, a walk through an index in the order of
 * the list, a day of verification and an arm at a time, until there are enough. Where they are rare, all of them by
 * whatever index finds them, sorted. Each way is planned and only the chosen one is run.
 * @param conditions under which they are looked for at all, as SQL
 */
export function hitsInOrder(
  group: QuestionGroup,
  { isHit, kinds }: HitTest,
  stretch: Stretch,
  offer: Offer,
  conditions: readonly string[],
): string {
  const walk = walkSql(group, isHit, stretch, offer);
  if (isHit === 'true') return walk(conditions);
  const isRare = 'not (select c.hits from common c)';
  const ways = [
    walk([...conditions, '(select c.hits from common c)']),
    ...kinds.map((kind) => findSql(kind.isHit, stretch, offer, [...conditions, kind.when, isRare])),
  ];
  return `
    with common as materialized (select ${sampleSql(group, isHit, stretch, offer)} as hits)
    ${ways.map((way) => `(${way})`).join(' union all ')}`;
}

const where = (conditions: readonly string[]): string =>
  conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;

/** The days of verification, the latest first, each in two arms, as far as they lie after the cursor. */
function daysSql({ entry, cursor }: Stretch, { freshSince }: Offer): string {
  const days = `
    select l.day - n as day, a.arm, a.lower_id, a.upper_id
    from (select max(p.verified_on) as day from candidate_profiles p where p.state = 'PUBLISHED') l
    cross join lateral generate_series(0, l.day - ${freshSince}) as n
    cross join (values (0, ${entry}, '${lastId}'::uuid), (1, '${firstId}'::uuid, ${entry}))
      as a(arm, lower_id, upper_id)`;
  if (cursor === null) return `${days} order by day desc, arm`;
  const arm = `(${cursor.id} <= ${entry})::integer`;
  return `
    select d.day, d.arm, d.upper_id,
      case when d.day = ${cursor.day} and d.arm = ${arm} then ${cursor.id} else d.lower_id end as lower_id
    from (${days}) d
    where d.day < ${cursor.day} or (d.day = ${cursor.day} and d.arm >= ${arm})
    order by d.day desc, d.arm`;
}

/**
 * The profiles of an arm of a day `d`, in the order of the ring. As pairs the bounds make PostgreSQL expect many, and
 * go through the index in its order instead of sorting what it finds.
 */
function ofArmSql(
  { fewRegions }: QuestionGroup,
  { isPublished }: Offer,
  isHit: string,
  limit: string | number,
): string {
  const within = (ofRegion: string) => `
    select p.* from candidate_profiles p
    where ${ofRegion} and (p.verified_on, p.id) > (d.day, d.lower_id)
      and (p.verified_on, p.id) <= (d.day, d.upper_id) and ${isPublished} and ${isHit}
    order by p.verified_on, p.id limit ${limit}`;
  if (fewRegions === null) return within('p.region_code = any(q.regions)');
  // Lists that are in order are merged as they are read: no region is read further than the page needs.
  const regions = Array.from(
    { length: Math.max(1, fewRegions) },
    (_, at) => `(${within(`p.region_code = q.regions[${at + 1}]`)})`,
  );
  return `select p.* from (${regions.join(' union all ')}) p order by p.verified_on, p.id limit ${limit}`;
}

const walkSql =
  (group: QuestionGroup, isHit: string, stretch: Stretch, offer: Offer) => (conditions: readonly string[]) =>
    `
    select p.*, d.arm from (${daysSql(stretch, offer)}) d
    cross join lateral (${ofArmSql(group, offer, isHit, stretch.limit)}) p
    ${where(conditions)}
    order by d.day desc, d.arm, p.id limit ${stretch.limit}`;

/** Whether hits are common; where they are, the sample ends with the last that is needed to tell. */
function sampleSql(group: QuestionGroup, isHit: string, stretch: Stretch, offer: Offer): string {
  const { size, ofArm, hits } = stretch.sampling;
  return `(
    select count(*) >= ${hits} from (
      select from (
        select p.* from (${daysSql(stretch, offer)}) d
        cross join lateral (${ofArmSql(group, offer, 'true', ofArm)}) p
        limit ${size}
      ) p
      where ${isHit} limit ${hits}
    ) found)`;
}

function findSql(
  isHit: string,
  { entry, limit, cursor }: Stretch,
  offer: Offer,
  conditions: readonly string[],
): string {
  const arm = `(p.id <= ${entry})::integer`;
  const isAfter = cursor
    ? `and (p.verified_on < ${cursor.day} or (p.verified_on = ${cursor.day}
         and (${arm}, p.id) > ((${cursor.id} <= ${entry})::integer, ${cursor.id})))`
    : '';
  // All hits are wanted before the first can be told: without the offset PostgreSQL would plan for a few.
  return `
    select p.* from (
      select p.*, ${arm} as arm from candidate_profiles p
      where p.region_code = any(q.regions) and ${offer.isPublished} and p.verified_on >= ${offer.freshSince}
        and ${isHit} ${isAfter}
      offset 0
    ) p
    ${where(conditions)}
    order by p.verified_on desc, p.arm, p.id limit ${limit}`;
}

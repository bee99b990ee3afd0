import { type AskedBy, canBeUnknown, fieldSql, verdictSql } from './criteria';
import type { JudgedField } from './judged-field';
import type { Parameters } from './parameters';
import type { QuestionGroup } from './question-source';

/** Up to how many people are counted one by one, and how large a part of all is counted where there are more. */
export interface CountLimits {
  readonly exactTo: number;
  /** One in so many: a power of two up to 256. Ids are random, so a range of them is a random sample. */
  readonly oneIn: number;
}

/** Counted exactly to 10,000; beyond, an estimate from one profile in sixteen, right to a few per cent. */
export const countLimits: CountLimits = { exactTo: 10_000, oneIn: 16 };

/** Whether a profile `p` is in the sample, as SQL. */
function isInSample({ oneIn }: CountLimits): string {
  const firstByte = (256 / oneIn).toString(16).padStart(2, '0');
  return oneIn === 1 ? 'true' : `p.id < '${firstByte}000000-0000-0000-0000-000000000000'::uuid`;
}

/** What is counted of a question. */
export interface Counting {
  readonly limits: CountLimits;
  /** Who is looked at, as SQL over `p`. */
  readonly isOnOffer: string;
}

/**
 * Counts over the people of a question `q` whom a condition is true of, as SQL: a select of `columns` per `groupBy`
 * with `isEstimate`. They are counted as they are up to a number, and past it from a sample; only what is needed is run.
 */
function boundedSql(
  { limits, isOnOffer }: Counting,
  isCounted: string,
  found: readonly string[],
  counts: (times: number) => string,
  groupBy: string,
  { add }: Parameters,
): string {
  const exactTo = add(limits.exactTo);
  const people = `
    select ${found.length === 0 ? '1' : found.join(', ')} from candidate_profiles p
    where p.region_code = any(q.regions) and ${isOnOffer} and ${isCounted}`;
  const isMore = `(select count(*) > ${exactTo}::bigint from found)`;
  return `
    with found as materialized (${people} limit ${exactTo}::bigint + 1)
    (select false as "isEstimate", ${counts(1)} from found f ${groupBy} having not ${isMore})
    union all
    (select true as "isEstimate", ${counts(limits.oneIn)}
     from (${people} and ${isInSample(limits)} offset 0) f ${groupBy} having ${isMore})`;
}

/** How many hits each region of a question has: a row per region, those without hits too. */
export function regionHitsSql(
  { required }: QuestionGroup,
  counting: Counting,
  parameters: Parameters,
): string {
  const perRegion = boundedSql(
    counting,
    verdictSql(required),
    ['p.region_code'],
    (times) => `f.region_code, (count(*) * ${times})::integer as hits`,
    'group by f.region_code',
    parameters,
  );
  return `
    with c as materialized (${perRegion})
    select r.code as "regionCode", coalesce(c.hits, 0) as hits,
      coalesce(bool_or(c."isEstimate") over (), false) as "isEstimate",
      row_number() over (order by r.code collate "C") as position
    from unnest(q.regions) as r(code) left join c on c.region_code = r.code`;
}

/** How many people meet everything that a question requires: one row. */
export const hitsSql = ({ required }: QuestionGroup, counting: Counting, parameters: Parameters): string => `
  select * from (${boundedSql(
    counting,
    verdictSql(required),
    [],
    (times) => `(count(*) * ${times})::integer as hits`,
    '',
    parameters,
  )}) c`;

/** The fields of which `leftOut` tells how many people are silent about. */
export const leftOutFields = (asked: AskedBy): JudgedField[] => [...asked.keys()].filter(canBeUnknown);

/** Who misses nothing that is required but could not be judged on some of it: all of them, and per field; one row. */
export function leftOutSql({ required }: QuestionGroup, counting: Counting, parameters: Parameters): string {
  const fields = leftOutFields(required);
  // Whoever misses a criterion is out of this count: SQL's AND is null only where nothing is false.
  return `
    select * from (${boundedSql(
      counting,
      `(${verdictSql(required)}) is null`,
      fields.map((field) => `(${fieldSql(field, required.get(field) ?? 'ALL')}) is null as "${field}"`),
      (times) =>
        [
          `(count(*) * ${times})::integer as total`,
          ...fields.map(
            (field) => `(count(*) filter (where f."${field}") * ${times})::integer as "${field}"`,
          ),
        ].join(', '),
      '',
      parameters,
    )}) c`;
}

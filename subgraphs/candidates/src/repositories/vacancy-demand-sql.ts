import type { ProfileField } from '../services/unknown-fields.service';

/**
 * Whether an open vacancy `v` asks a field of profiles, as SQL over what employers publish. Vacancies ask no skills and
 * no way of travelling: those weigh nothing, and are asked last.
 */
const asksSql: Readonly<Record<ProfileField, string>> = {
  AVAILABLE_FROM: 'v.starts_on is not null',
  HOURS_PER_WEEK: 'num_nonnulls(v.hours_min, v.hours_max) > 0',
  WORKING_LEVEL: 'v.working_level is not null',
  OCCUPATIONS: `v.occupations <> '{}'`,
  SECTORS: `v.sectors <> '{}'`,
  SKILLS: 'false',
  LANGUAGES: `v.languages <> '{}'`,
  DRIVING_LICENCES: `v.licences <> '{}'`,
  TRAVEL: 'false',
};

/**
 * One row: per field how many open vacancies of the regions that the desk $1 serves ask it. The regions are read first,
 * as one list: an index finds the vacancies of a list, and not those of a join.
 */
export const demandSql = `
  select ${Object.entries(asksSql)
    .map(([field, asks]) => `count(*) filter (where ${asks})::integer as "${field}"`)
    .join(', ')}
  from employers.published_vacancy v
  where v.state <> 'CLOSED'
    and v.region_code = any((select d.region_codes from regions.published_desk d where d.id = $1::uuid)::text[])`;

/** How many open vacancies ask each field. */
export type Demand = Readonly<Record<ProfileField, number>>;

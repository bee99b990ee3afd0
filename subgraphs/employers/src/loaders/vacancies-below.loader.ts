import {
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
} from '@banenbrug/service-common';
import { Vacancy } from '../entities';
import type { VacancyState } from '../services/vacancy-state.service';
import { type Reading, visibleVacancy } from './reading';

const parents = {
  employerId: { column: 'employer_id', type: 'uuid' },
  siteId: { column: 'site_id', type: 'uuid' },
  regionCode: { column: 'region_code', type: 'text' },
} as const;

const isListed = `${visibleVacancy} and ($4::text is null or
  case when v.closes_on < $1::date then 'CLOSED' else 'OPEN' end = $4)`;

/** The vacancies of each employer, site or region that the caller may see, newest first; of one state where that is given. */
export function createVacanciesBelowLoader(
  { manager, viewer, rows }: Reading,
  parent: keyof typeof parents,
  state: VacancyState | null = null,
): ConnectionLoader<Vacancy> {
  const { column, type } = parents[parent];
  return createConnectionLoader<Vacancy>(`vacancies by ${parent}`, {
    cursor: ['day', 'id'],
    keysOf: ({ publishedOn, id }) => [publishedOn, id],
    parentOf: (vacancy) => vacancy[parent],
    pages: (keys, page) =>
      rows(
        `select v.* from unnest($5::${type}[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, Vacancy, 'v')} from vacancies v
           where v.${column} = parent.key and ${isListed}
             and ($6::date is null or (v.published_on, v.id) < ($6, $7::uuid))
           order by v.published_on desc, v.id desc limit $8) v
         order by v."publishedOn" desc, v.id desc`,
        [...viewer, state, keys, ...pageParameters(page)],
      ),
    counts: (keys) =>
      rows(
        `select v.${column} as parent, count(*)::int as count from vacancies v
         where v.${column} = any($5) and ${isListed} group by v.${column}`,
        [...viewer, state, keys],
      ),
  });
}

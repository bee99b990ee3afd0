import { columnsOf, createLoader, createPageLoader } from '@banenbrug/service-common';
import { Site } from '../entities';
import { nameKeys, pageByName } from '../keyset';
import type { PagedList, RowCount } from './paged-list';
import type { Reading } from './reading';

const parents = {
  employerId: { column: 'employer_id', type: 'uuid' },
  regionCode: { column: 'region_code', type: 'text' },
} as const;

const isListed = `(s.closed_on is null or s.closed_on > $1::date) and ($2::text is null or s.region_code = $2)`;

/** The sites of each employer or region that are not closed, by name; of one region where that is given. */
export function createSitesBelowList(
  { manager, day, rows }: Reading,
  parent: keyof typeof parents,
  region: string | null = null,
): PagedList<Site> {
  const { column, type } = parents[parent];
  return {
    pageOf: pageByName,
    keysOf: nameKeys,
    pages: createPageLoader<Site>(
      `sitesBy ${parent}`,
      (keys, { first, after }) =>
        rows(
          `select s.* from unnest($3::${type}[]) as parent (key) cross join lateral (
             select ${columnsOf(manager, Site, 's')} from sites s
             where s.${column} = parent.key and ${isListed}
               and ($4::text is null or (s.name collate "C", s.id) > ($4, $5::uuid))
             order by s.name collate "C", s.id limit $6) s
           order by s.name collate "C", s.id`,
          [day, region, keys, after?.[0] ?? null, after?.[1] ?? null, first + 1],
        ),
      (site) => site[parent],
    ),
    counts: createLoader<RowCount>(
      `countOfSitesBy ${parent}`,
      (keys) =>
        rows(
          `select s.${column} as parent, count(*)::int as count from sites s
           where s.${column} = any($3) and ${isListed} group by s.${column}`,
          [day, region, keys],
        ),
      (row) => row.parent,
    ),
  };
}

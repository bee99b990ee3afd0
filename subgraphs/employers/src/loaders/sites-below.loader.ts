import {
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
} from '@banenbrug/service-common';
import { Site } from '../entities';
import type { Reading } from './reading';

const parents = {
  employerId: { column: 'employer_id', type: 'uuid' },
  regionCode: { column: 'region_code', type: 'text' },
} as const;

const isListed = `(s.closed_on is null or s.closed_on > $1::date) and ($2::text is null or s.region_code = $2)`;

/** The sites of each employer or region that are not closed, by name; of one region where that is given. */
export function createSitesBelowLoader(
  { manager, day, rows }: Reading,
  parent: keyof typeof parents,
  region: string | null = null,
): ConnectionLoader<Site> {
  const { column, type } = parents[parent];
  return createConnectionLoader<Site>(`sites by ${parent}`, {
    cursor: ['text', 'id'],
    keysOf: ({ name, id }) => [name, id],
    parentOf: (site) => site[parent],
    pages: (keys, page) =>
      rows(
        `select s.* from unnest($3::${type}[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, Site, 's')} from sites s
           where s.${column} = parent.key and ${isListed}
             and ($4::text is null or (s.name collate "C", s.id) > ($4, $5::uuid))
           order by s.name collate "C", s.id limit $6) s
         order by s.name collate "C", s.id`,
        [day, region, keys, ...pageParameters(page)],
      ),
    counts: (keys) =>
      rows(
        `select s.${column} as parent, count(*)::int as count from sites s
         where s.${column} = any($3) and ${isListed} group by s.${column}`,
        [day, region, keys],
      ),
  });
}

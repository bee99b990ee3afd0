import {
  type Caller,
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Introduction } from '../entities';
import { introductionScope, isVisibleIntroduction } from '../repositories/introduction-visibility';

const parents = { deskId: 'desk_id', employerId: 'employer_id', profileId: 'profile_id' } as const;

/** The introductions of each desk, employer or profile that the caller may see, the latest first. */
export function createIntroductionsBelowLoader(
  manager: EntityManager,
  caller: Caller,
  parent: keyof typeof parents,
): ConnectionLoader<Introduction> {
  const column = parents[parent];
  return createConnectionLoader<Introduction>(`introductions by ${parent}`, {
    cursor: ['day', 'id'],
    keysOf: ({ requestedOn, id }) => [requestedOn, id],
    parentOf: (introduction) => introduction[parent],
    pages: (ids, page) =>
      manager.query(
        `select i.* from unnest($1::uuid[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, Introduction, 'i')} from introductions i
           where i.${column} = parent.key and ${isVisibleIntroduction}
             and ($4::date is null or (i.requested_on, i.id) < ($4, $5::uuid))
           order by i.requested_on desc, i.id desc limit $6) i
         order by i."requestedOn" desc, i.id desc`,
        [ids, ...introductionScope(caller), ...pageParameters(page)],
      ),
    counts: (ids) =>
      manager.query(
        `select i.${column} as parent, count(*)::int as count from introductions i
         where i.${column} = any($1::uuid[]) and ${isVisibleIntroduction} group by i.${column}`,
        [ids, ...introductionScope(caller)],
      ),
  });
}

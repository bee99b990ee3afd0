import {
  type Caller,
  columnsOf,
  createByIdLoader,
  createLoader,
  createPageLoader,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Introduction } from '../entities';

/** Only the two sides of an introduction see it: $2 is the caller's desk, $3 its employer. */
const isSide = '(i.desk_id = $2::uuid or i.employer_id = $3::uuid)';

const sides = ({ role, deskId, employerId }: Caller): [string | null, string | null] => [
  role === 'DESK' ? deskId : null,
  role === 'EMPLOYER' ? employerId : null,
];

/** A side of an introduction that has a list of them. */
export type IntroductionSide = 'desk' | 'employer';

const column = { desk: 'desk_id', employer: 'employer_id' } as const;

/** Introductions of which the caller is a side. */
export function createIntroductionByIdLoader(manager: EntityManager, caller: Caller) {
  return createByIdLoader<Introduction>('introductionById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, Introduction, 'i')} from introductions i
       where i.id = any($1::uuid[]) and ${isSide}`,
      [ids, ...sides(caller)],
    ),
  );
}

/** A page of the introductions of each desk or employer that the caller may see, the latest first. */
export function createIntroductionsBySideLoader(
  manager: EntityManager,
  caller: Caller,
  side: IntroductionSide,
) {
  return createPageLoader<Introduction>(
    `introductions by ${side}`,
    (ids, { first, after }) =>
      manager.query(
        `select ${columnsOf(manager, Introduction, 'i')} from unnest($1::uuid[]) as k(id)
         cross join lateral (
           select i.* from introductions i
           where i.${column[side]} = k.id and ${isSide}
             and ($4::date is null or (i.requested_on, i.id) < ($4, $5::uuid))
           order by i.requested_on desc, i.id desc limit $6
         ) i order by i.requested_on desc, i.id desc`,
        [ids, ...sides(caller), after?.[0] ?? null, after?.[1] ?? null, first + 1],
      ),
    ({ deskId, employerId }) => (side === 'desk' ? deskId : employerId),
  );
}

/** How many introductions of each desk or employer the caller may see. */
export function createIntroductionTotalBySideLoader(
  manager: EntityManager,
  caller: Caller,
  side: IntroductionSide,
) {
  return createLoader<{ id: string; total: number }>(
    `introduction total by ${side}`,
    (ids) =>
      manager.query(
        `select i.${column[side]} as id, count(*)::integer as total from introductions i
         where i.${column[side]} = any($1::uuid[]) and ${isSide} group by 1`,
        [ids, ...sides(caller)],
      ),
    ({ id }) => id,
  );
}

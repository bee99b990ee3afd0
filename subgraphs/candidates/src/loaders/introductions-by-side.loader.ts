import { type Caller, columnsOf, createPageLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Introduction } from '../entities';
import {
  introductionScope,
  type IntroductionSide,
  isVisibleIntroduction,
  sideColumn,
} from '../repositories/introduction-visibility';

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
           where i.${sideColumn[side]} = k.id and ${isVisibleIntroduction}
             and ($4::date is null or (i.requested_on, i.id) < ($4, $5::uuid))
           order by i.requested_on desc, i.id desc limit $6
         ) i order by i.requested_on desc, i.id desc`,
        [ids, ...introductionScope(caller), after?.[0] ?? null, after?.[1] ?? null, first + 1],
      ),
    ({ deskId, employerId }) => (side === 'desk' ? deskId : employerId),
  );
}

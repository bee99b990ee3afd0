import { type Caller, createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import {
  introductionScope,
  type IntroductionSide,
  isVisibleIntroduction,
  sideColumn,
} from '../repositories/introduction-visibility';

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
        `select i.${sideColumn[side]} as id, count(*)::integer as total from introductions i
         where i.${sideColumn[side]} = any($1::uuid[]) and ${isVisibleIntroduction} group by 1`,
        [ids, ...introductionScope(caller)],
      ),
    ({ id }) => id,
  );
}

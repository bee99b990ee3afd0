import { type Caller, columnsOf, createByIdLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Introduction } from '../entities';
import { introductionScope, isVisibleIntroduction } from '../repositories/introduction-visibility';

/** Introductions of which the caller is a side. */
export function createIntroductionByIdLoader(manager: EntityManager, caller: Caller) {
  return createByIdLoader<Introduction>('introductionById', (ids) =>
    manager.query(
      `select ${columnsOf(manager, Introduction, 'i')} from introductions i
       where i.id = any($1::uuid[]) and ${isVisibleIntroduction}`,
      [ids, ...introductionScope(caller)],
    ),
  );
}

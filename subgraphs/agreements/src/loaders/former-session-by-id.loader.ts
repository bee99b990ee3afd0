import { columnsOf, createLoader } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DialogueSession } from '../entities';

/** The session before another in the series. */
export type FormerSession = DialogueSession & { readonly followedBy: string };

/** The session with the number before that of each session; none for one without a number and for the first. */
export function createFormerSessionByIdLoader(manager: EntityManager) {
  return createLoader<FormerSession>(
    'formerSessionById',
    (ids) =>
      manager.query(
        `select s.id as "followedBy", former.* from dialogue_sessions s cross join lateral (
           select ${columnsOf(manager, DialogueSession, 'p')} from dialogue_sessions p
           where p.number < s.number order by p.number desc, p.held_on desc, p.id desc limit 1) former
         where s.id = any($1)`,
        [ids],
      ),
    ({ followedBy }) => followedBy,
  );
}

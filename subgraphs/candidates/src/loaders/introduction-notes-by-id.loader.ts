import { createLoader, type Database } from '@banenbrug/service-common';
import { detailsKeptSince, joinKeptIntroduction } from '../repositories/kept-details';

/** The notes on one introduction. */
export interface IntroductionNotes {
  readonly introductionId: string;
  readonly notes: string;
}

/** The notes on introductions; row-level security answers the desk's own only. */
export function createIntroductionNotesByIdLoader(database: Database, today: string) {
  return createLoader<IntroductionNotes>(
    'introductionNotesById',
    (ids) =>
      database.privately(async (manager, seen) => {
        const found = await manager.query<IntroductionNotes[]>(
          `select n.introduction_id as "introductionId", n.notes from introduction_private n
           ${joinKeptIntroduction('n')} where n.introduction_id = any($1::uuid[])`,
          [ids, detailsKeptSince(today)],
        );
        seen(found.map(({ introductionId }) => introductionId));
        return found;
      }),
    ({ introductionId }) => introductionId,
  );
}

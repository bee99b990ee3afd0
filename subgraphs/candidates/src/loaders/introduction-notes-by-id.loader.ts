import { createLoader, type Database } from '@banenbrug/service-common';
import { detailsKeptSince, joinKeptIntroduction } from '../repositories/kept-details';

/** The notes on introductions; row-level security answers the desk's own only. */
export function createIntroductionNotesByIdLoader(database: Database, today: string) {
  return createLoader<{ introductionId: string; notes: string }>(
    'introductionNotesById',
    (ids) =>
      database.privately((manager) =>
        manager.query(
          `select n.introduction_id as "introductionId", n.notes from introduction_private n
           ${joinKeptIntroduction('n')} where n.introduction_id = any($1::uuid[])`,
          [ids, detailsKeptSince(today)],
        ),
      ),
    ({ introductionId }) => introductionId,
  );
}

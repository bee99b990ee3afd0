import { readDue, type RetentionStep } from './retention-step';

/** Imports whose day to be undone had passed before the day $1, and of which what was before is still kept, as SQL. */
const dueImports = `
  select i.id, (i.undo_until at time zone 'Europe/Amsterdam')::date::text as day, i.desk_id as "deskId" from imports i
  where (i.undo_until at time zone 'Europe/Amsterdam')::date < $1::date and i.state in ('DONE', 'FAILED')
    and exists (select from import_changes c where c.import_id = i.id)`;

/** Deletes what profiles told before an import, once it can be undone no more. */
export const deleteImportChanges: RetentionStep = {
  kind: 'imports that can be undone no more, of which it is kept what profiles told before',
  audit: { action: 'DELETE_IMPORT_CHANGES', purpose: 'the day to undo an import has passed' },
  findDue: (manager, day) => readDue(manager, dueImports, day),
  dealWith: async (manager, day, limit) => {
    const due = await manager.query<{ id: string; day: string; deskId: string }[]>(
      `${dueImports} order by i.undo_until, i.id limit $2 for update of i skip locked`,
      [day, limit],
    );
    await manager.query('delete from import_changes where import_id = any($1::uuid[])', [
      due.map(({ id }) => id),
    ]);
    return {
      retained: due.map(({ id, day: until, deskId }) => ({ objectIds: [id], day: until, deskId })),
      isLast: due.length < limit,
    };
  },
};

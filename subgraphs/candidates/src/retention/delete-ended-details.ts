import { deleteDetailsOf } from '../repositories/close-introductions';
import { detailsKeptSince } from '../repositories/kept-details';
import { readDue, type RetentionStep } from './retention-step';

/** The introductions that ended on the day $1 or before and of which there is a meeting or notes, as SQL. */
const dueIntroductions = `
  select i.id, i.closed_on as day, i.desk_id as "deskId" from introductions i
  where i.closed_on <= $1::date and i.id in (
    select n.introduction_id from introduction_private n
    union all select m.introduction_id from introduction_meetings m)`;

/** Deletes the meetings and notes of introductions from the twenty-eighth day after they ended (domain rule 6). */
export const deleteEndedDetails: RetentionStep = {
  kind: 'introductions that ended 28 days ago or longer, of which there is a meeting or notes',
  audit: { action: 'DELETE_INTRODUCTION_DETAILS', purpose: 'an introduction ended 28 days ago' },
  findDue: (manager, day) => readDue(manager, dueIntroductions, detailsKeptSince(day)),
  dealWith: async (manager, day, limit) => {
    const due = await manager.query<{ id: string; day: string; deskId: string }[]>(
      `${dueIntroductions} order by i.closed_on, i.id limit $2 for update of i skip locked`,
      [detailsKeptSince(day), limit],
    );
    const { notes, meetings } = await deleteDetailsOf(
      manager,
      due.map(({ id }) => id),
    );
    // The lock is on the introduction, which another process may have had before us: only what we deleted is ours.
    const ours = new Set([...notes, ...meetings]);
    return {
      retained: due
        .filter(({ id }) => ours.has(id))
        .map(({ id, day: closedOn, deskId }) => ({ objectIds: [id], day: closedOn, deskId })),
      isLast: due.length < limit,
    };
  },
};

import { withdrawProfiles } from '../repositories/withdraw-profiles';
import { readDue, type RetentionStep } from './retention-step';

/** The profiles whose end date lies before the day $1, as SQL. */
const dueProfiles = `
  select p.id, p.published_until as day, p.desk_id as "deskId" from candidate_profiles p
  where p.state = 'PUBLISHED' and p.published_until < $1::date`;

/** Withdraws profiles from the day after their end date, just as their desk would. */
export const withdrawEndedProfiles: RetentionStep = {
  kind: 'profiles whose end date has passed',
  audit: { action: 'WITHDRAW_ENDED_PROFILE', purpose: 'the end date of a profile has passed' },
  findDue: (manager, day) => readDue(manager, dueProfiles, day),
  dealWith: async (manager, day, limit, sender) => {
    // What another process deals with is left to it. Who waited for a lock sees the row as it is then.
    const due = await manager.query<{ id: string; day: string; deskId: string }[]>(
      `${dueProfiles} order by p.published_until, p.id limit $2 for update skip locked`,
      [day, limit],
    );
    const ids = due.map(({ id }) => id);
    const { profiles, introductions } = await withdrawProfiles(manager, ids, day, sender);
    const closedOf = (id: string) => introductions.filter(({ profileId }) => profileId === id);
    return {
      retained: due
        .filter(({ id }) => profiles.includes(id))
        .map(({ id, day: until, deskId }) => ({
          objectIds: [id, ...closedOf(id).map((introduction) => introduction.id)],
          day: until,
          deskId,
        })),
      isLast: due.length < limit,
    };
  },
};

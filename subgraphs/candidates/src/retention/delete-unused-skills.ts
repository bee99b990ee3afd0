import { readDue, type RetentionStep } from './retention-step';

/**
 * The entries of the dictionary that no profile holds and that no writer used since the day before yesterday of the
 * day $1, as SQL. A writer marks what it uses with its day before its profile can be seen: the days between keep what
 * it is about to hold.
 */
const dueSkills = `
  select s.id, s.used_on as day from skills s
  where s.used_on < $1::date - 1 and not exists (
    select from (select unnest(p.skill_ids) as id from candidate_profiles p where p.state = 'PUBLISHED') used
    where used.id = s.id)`;

/**
 * Deletes what a withdrawal leaves in the dictionary: a rare text can tell of the one who had it. An entry is nobody's
 * data once no profile holds it, so it leaves no audit line.
 */
export const deleteUnusedSkills: RetentionStep = {
  kind: 'skills that no profile has had since the day before yesterday',
  audit: null,
  findDue: (manager, day) => readDue(manager, dueSkills, day),
  dealWith: async (manager, day, limit) => {
    const due = await manager.query<{ id: number; day: string }[]>(
      // Who waited for no lock sees the row as it is now: a skill that a writer has used meanwhile is due no more.
      `${dueSkills} order by s.used_on, s.id limit $2 for update of s skip locked`,
      [day, limit],
    );
    await manager.query('delete from skills where id = any($1::integer[])', [due.map(({ id }) => id)]);
    return {
      retained: due.map(({ id, day: usedOn }) => ({ objectIds: [String(id)], day: usedOn, deskId: null })),
      isLast: due.length < limit,
    };
  },
};

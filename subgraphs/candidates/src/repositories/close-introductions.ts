import { type EntityManager, In } from 'typeorm';
import { Introduction, IntroductionMeeting, IntroductionPrivate } from '../entities';
import { queueNotices, type Sender } from '../notices';

/** What closing did: to which introductions, and how many of their details it deleted. */
export interface ClosedIntroductions {
  /** Those that were open until now. */
  readonly introductions: readonly Pick<Introduction, 'id' | 'profileId'>[];
  readonly notes: number;
  readonly meetings: number;
}

/**
 * Closes the open introductions of profiles in the neutral state and tells their employers so, and deletes the meetings
 * and notes of all of them: they are about somebody who no longer consents.
 */
export async function closeIntroductionsOf(
  manager: EntityManager,
  profileIds: readonly string[],
  day: string,
  sender: Sender,
): Promise<ClosedIntroductions> {
  const all = await manager.find(Introduction, {
    where: { profileId: In(profileIds) },
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  });
  const introductions = all.filter(({ closedOn }) => closedOn === null);
  const ids = introductions.map(({ id }) => id);
  await manager.update(
    Introduction,
    { id: In(ids) },
    { state: 'CLOSED', closedOn: day, dueOn: null, revision: () => 'revision + 1' },
  );
  await queueNotices(
    manager,
    sender,
    introductions.map(({ id, deskId, employerId }) => ({
      kind: 'CLOSED',
      to: 'EMPLOYER',
      introductionId: id,
      deskId,
      employerId,
    })),
  );
  const details = await deleteDetailsOf(
    manager,
    all.map(({ id }) => id),
  );
  return { introductions, notes: details.notes.length, meetings: details.meetings.length };
}

/** Deletes the notes and meetings of introductions that the transaction has locked; answers whose there were. */
export async function deleteDetailsOf(
  manager: EntityManager,
  introductionIds: readonly string[],
): Promise<{ notes: string[]; meetings: string[] }> {
  const ofThese = { introductionId: In(introductionIds) };
  const deleteFrom = async (entity: typeof IntroductionPrivate | typeof IntroductionMeeting) => {
    const deletion = manager.createQueryBuilder().delete().from(entity).where(ofThese);
    const { raw } = await deletion.returning('introduction_id').execute();
    return (raw as readonly { introduction_id: string }[]).map((row) => row.introduction_id);
  };
  return {
    notes: await deleteFrom(IntroductionPrivate),
    meetings: await deleteFrom(IntroductionMeeting),
  };
}

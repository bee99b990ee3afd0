import { type EntityManager, In } from 'typeorm';
import { CandidateProfile, Introduction, IntroductionMeeting, IntroductionPrivate } from '../entities';

/** Every field that tells something of a person, as unknown. */
const nothing = {
  municipalityCode: null,
  availableFrom: null,
  hoursMin: null,
  hoursMax: null,
  workingLevel: null,
  occupations: null,
  sectors: null,
  skills: null,
  languages: null,
  drivingLicences: null,
  travelDistanceKm: null,
  travelTimeMinutes: null,
  travelMeans: null,
} as const satisfies Partial<CandidateProfile>;

/** Sets the day of verification of a profile that is the desk's and still published; false when there is none. */
export function setVerified(
  manager: EntityManager,
  id: string,
  deskId: string,
  day: string,
): Promise<boolean> {
  return changePublished(manager, { id, deskId }, { verifiedOn: day });
}

/** Withdraws and erases a profile that is the desk's and still published; false when there is none. */
export function setWithdrawn(
  manager: EntityManager,
  id: string,
  deskId: string,
  day: string,
): Promise<boolean> {
  return changePublished(manager, { id, deskId }, { ...nothing, state: 'WITHDRAWN', withdrawnOn: day });
}

async function changePublished(
  manager: EntityManager,
  own: Pick<CandidateProfile, 'id' | 'deskId'>,
  change: Partial<CandidateProfile>,
): Promise<boolean> {
  const { affected } = await manager.update(CandidateProfile, { ...own, state: 'PUBLISHED' }, change);
  return affected === 1;
}

/**
 * Closes the open introductions of a profile in the neutral state, and deletes the meetings and notes of all of
 * them: they are about somebody who no longer consents. Answers the ids of those it closed.
 */
export async function closeIntroductionsOf(
  manager: EntityManager,
  profileId: string,
  day: string,
): Promise<string[]> {
  const all = await manager.find(Introduction, {
    where: { profileId },
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  });
  if (all.length === 0) return [];
  const open = all.filter(({ closedOn }) => closedOn === null).map(({ id }) => id);
  await manager.update(Introduction, { id: In(open) }, { state: 'CLOSED', closedOn: day });
  const introductionId = In(all.map(({ id }) => id));
  await manager.delete(IntroductionPrivate, { introductionId });
  await manager.delete(IntroductionMeeting, { introductionId });
  return open;
}

import { type EntityManager, In } from 'typeorm';
import { CandidateProfile, ImportChange, ProfilePrivate } from '../entities';
import type { Sender } from '../notices';
import { closeIntroductionsOf, type ClosedIntroductions } from './close-introductions';

/** What a withdrawal did: to which profiles and introductions, and how much it deleted beside them. */
export interface Withdrawal extends ClosedIntroductions {
  /** Ids of those that were published until now. */
  readonly profiles: readonly string[];
  readonly privateDetails: number;
}

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
  publishedUntil: null,
} as const satisfies Partial<CandidateProfile>;

/**
 * Takes profiles that the transaction has locked out of the hub: their content and private side are erased, their
 * open introductions end without saying why, and of all their introductions the meetings and notes are deleted. What
 * an import has kept of them, so that it could be undone, goes too.
 * What stays are rows without content, whose ids others may hold. Again on the same ones it does nothing.
 */
export async function withdrawProfiles(
  manager: EntityManager,
  ids: readonly string[],
  day: string,
  sender: Sender,
): Promise<Withdrawal> {
  const { raw } = await manager
    .createQueryBuilder()
    .update(CandidateProfile)
    .set({ ...nothing, state: 'WITHDRAWN', withdrawnOn: day })
    .where({ id: In(ids), state: 'PUBLISHED' })
    .returning('id')
    .execute();
  const { affected } = await manager.delete(ProfilePrivate, { profileId: In(ids) });
  await manager.delete(ImportChange, { profileId: In(ids) });
  return {
    profiles: idsOf(raw),
    privateDetails: affected ?? 0,
    ...(await closeIntroductionsOf(manager, ids, day, sender)),
  };
}

const idsOf = (rows: unknown): string[] => (rows as readonly { id: string }[]).map(({ id }) => id);

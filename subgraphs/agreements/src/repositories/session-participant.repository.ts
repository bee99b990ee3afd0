import type { EntityManager } from 'typeorm';
import { SessionParticipant } from '../entities';

/** Inserts the participant unless its employer or region takes part already. */
export async function insertUnlessPresent(
  manager: EntityManager,
  participant: SessionParticipant,
): Promise<boolean> {
  const insert = manager.createQueryBuilder().insert().into(SessionParticipant).values(participant);
  const { raw } = await insert.orIgnore().returning('id').execute();
  return Array.isArray(raw) && raw.length > 0;
}

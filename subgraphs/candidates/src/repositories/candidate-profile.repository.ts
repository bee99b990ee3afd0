import { type EntityManager, In } from 'typeorm';
import { CandidateProfile } from '../entities';

/**
 * Those of these profiles that are the desk's, locked in one order until the transaction ends. Whatever changes a
 * profile locks it first, so that each change sees what the one before it left.
 */
export function lockProfiles(
  manager: EntityManager,
  deskId: string,
  ids: readonly string[],
): Promise<CandidateProfile[]> {
  return manager.find(CandidateProfile, {
    where: { id: In(ids), deskId },
    lock: { mode: 'pessimistic_write' },
    order: { id: 'ASC' },
  });
}

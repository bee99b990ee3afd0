import type { EntityManager } from 'typeorm';
import type { Caller } from '../identity';

/**
 * Tells PostgreSQL who the caller is until the transaction ends. Policies read `app.role`, `app.desk_id`,
 * `app.employer_id` and `app.regions` (comma-separated); an absent scope is the empty string.
 */
export async function setCaller(manager: EntityManager, caller: Caller): Promise<void> {
  await manager.query(
    `select set_config('app.role', $1, true), set_config('app.desk_id', $2, true),
            set_config('app.employer_id', $3, true), set_config('app.regions', $4, true)`,
    [caller.role, caller.deskId ?? '', caller.employerId ?? '', caller.regions.join(',')],
  );
}

import type { DataSource, EntityManager } from 'typeorm';

/** A desk that has closed, and the open one that goes on with its work. */
export interface Succession {
  readonly deskId: string;
  readonly successorId: string;
}

/**
 * Runs one batch in a transaction of its own, as the role SUCCESSION, which no token can have. The policies let it see
 * and move the rows of the one desk that `ofDesk` names, and nothing while none is named.
 */
export function asSuccession<T>(
  dataSource: DataSource,
  today: string,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query(
      `select set_config('app.role', 'SUCCESSION', true), set_config('app.today', $1, true)`,
      [today],
    );
    // A pool and its profiles agree on their desk again when the batch ends.
    await manager.query('set constraints all deferred');
    return work(manager);
  });
}

/** Names the desk whose rows the rest of the transaction may move. */
export async function ofDesk(manager: EntityManager, deskId: string): Promise<void> {
  await manager.query(`select set_config('app.desk_id', $1, true)`, [deskId]);
}

/** The desks that have closed and have an open successor. */
export function findSuccessions(manager: EntityManager): Promise<Succession[]> {
  return manager.query(
    `select s.* from (
       select d.id as "deskId", candidates.successor_of(d.id) as "successorId"
       from regions.published_desk d where d.succeeded_by is not null
     ) s where s."successorId" is not null order by s."deskId"`,
  );
}

import type { DataSource, EntityManager } from 'typeorm';

/**
 * Runs one step of the job in a transaction of its own, as the role RETENTION. Its day is the process's, but never one
 * that the database's own clock has not reached: policies judge by the same, so that a clock that runs ahead deletes
 * nothing early.
 */
export function asRetention<T>(
  dataSource: DataSource,
  today: string,
  work: (manager: EntityManager, day: string) => Promise<T>,
): Promise<T> {
  return dataSource.transaction(async (manager) => {
    const [row] = await manager.query<{ day: string }[]>(
      `select set_config('app.role', 'RETENTION', true),
         set_config('app.today', least($1::date, (now() at time zone 'Europe/Amsterdam')::date)::text, true) as day`,
      [today],
    );
    return work(manager, row?.day ?? today);
  });
}

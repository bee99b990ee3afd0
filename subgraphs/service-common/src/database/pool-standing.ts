import type { DataSource } from 'typeorm';
import type { PoolStanding } from '../telemetry/subgraph-signals';

/** How the pool of a data source stands now. Zeros before it is initialised. */
export function poolStanding({ driver }: DataSource): PoolStanding {
  const pool = 'master' in driver ? driver.master : undefined;
  if (!isPool(pool)) return { total: 0, idle: 0, waiting: 0 };
  return { total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
}

function isPool(pool: unknown): pool is { totalCount: number; idleCount: number; waitingCount: number } {
  return typeof pool === 'object' && pool !== null && 'waitingCount' in pool;
}

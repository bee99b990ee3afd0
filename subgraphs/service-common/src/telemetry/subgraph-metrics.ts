import type { Gauge } from 'prom-client';
import { type Metrics, waitBuckets, workBuckets } from './open-metrics';
import type { PoolStanding, SubgraphSignals } from './subgraph-signals';

/** Makes the metrics of subgraphs; several in one process share them, each under its name. */
export function createSubgraphMetrics({ prom, registry }: Metrics): (subgraph: string) => SubgraphSignals {
  const registers = [registry];
  const pools = new Map<string, () => PoolStanding>();
  const fromPools =
    (read: (standing: PoolStanding) => number) =>
    (gauge: Gauge): void => {
      for (const [subgraph, standing] of pools) gauge.set({ subgraph }, read(standing()));
    };
  const operations = new prom.Counter({
    name: 'banenbrug_subgraph_operations_total',
    help: 'Operations that a subgraph has run',
    labelNames: ['subgraph', 'type', 'outcome'],
    registers,
  });
  const operationSeconds = new prom.Histogram({
    name: 'banenbrug_subgraph_operation_duration_seconds',
    help: 'How long operations of a subgraph took',
    labelNames: ['subgraph', 'type'],
    buckets: waitBuckets,
    registers,
  });
  const statements = new prom.Counter({
    name: 'banenbrug_sql_statements_total',
    help: 'SQL statements that were sent',
    labelNames: ['subgraph', 'operation', 'outcome'],
    registers,
  });
  const statementSeconds = new prom.Histogram({
    name: 'banenbrug_sql_statement_duration_seconds',
    help: 'How long SQL statements took',
    labelNames: ['subgraph', 'operation'],
    buckets: workBuckets,
    registers,
  });
  const jobs = new prom.Counter({
    name: 'banenbrug_jobs_total',
    help: 'Runs of the jobs of a subgraph',
    labelNames: ['subgraph', 'job', 'outcome'],
    registers,
  });
  const jobSuccess = new prom.Gauge({
    name: 'banenbrug_job_last_success_timestamp_seconds',
    help: 'When a job last ended well, in seconds since 1970',
    labelNames: ['subgraph', 'job'],
    registers,
  });
  for (const [name, help, read] of poolGauges) {
    const collect = fromPools(read);
    new prom.Gauge({
      name,
      help,
      labelNames: ['subgraph'],
      registers,
      collect() {
        collect(this);
      },
    });
  }
  return (subgraph) => ({
    operationEnded(type, outcome, seconds) {
      operations.inc({ subgraph, type, outcome });
      operationSeconds.observe({ subgraph, type }, seconds);
    },
    statementEnded(operation, isOk, seconds) {
      statements.inc({ subgraph, operation, outcome: isOk ? 'ok' : 'failed' });
      statementSeconds.observe({ subgraph, operation }, seconds);
    },
    jobEnded(job, isOk) {
      jobs.inc({ subgraph, job, outcome: isOk ? 'ok' : 'failed' });
      if (isOk) jobSuccess.setToCurrentTime({ subgraph, job });
    },
    watchPool: (standing) => void pools.set(subgraph, standing),
  });
}

const poolGauges: readonly [string, string, (standing: PoolStanding) => number][] = [
  ['banenbrug_pool_connections', 'Connections of the pool that are open', ({ total }) => total],
  ['banenbrug_pool_idle', 'Connections of the pool that do nothing', ({ idle }) => idle],
  ['banenbrug_pool_waiting', 'Statements that wait for a connection of the pool', ({ waiting }) => waiting],
];

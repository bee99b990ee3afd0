import type { Gauge } from 'prom-client';
import { type Metrics, waitBuckets, workBuckets } from './open-metrics';
import type { PoolStanding, SubgraphSignals } from './subgraph-signals';

type Counted<Name extends keyof SubgraphSignals> = (subgraph: string) => Pick<SubgraphSignals, Name>;

/** Makes the metrics of subgraphs; several in one process share them, each under its name. */
export function createSubgraphMetrics(metrics: Metrics): (subgraph: string) => SubgraphSignals {
  const operations = countOperations(metrics);
  const statements = countStatements(metrics);
  const jobs = countJobs(metrics);
  const pools = gaugePools(metrics);
  return (subgraph) => ({
    ...operations(subgraph),
    ...statements(subgraph),
    ...jobs(subgraph),
    ...pools(subgraph),
  });
}

function countOperations({ prom, registry }: Metrics): Counted<'operationEnded'> {
  const registers = [registry];
  const operations = new prom.Counter({
    name: 'banenbrug_subgraph_operations_total',
    help: 'Operations that a subgraph has run',
    labelNames: ['subgraph', 'type', 'outcome'],
    registers,
  });
  const seconds = new prom.Histogram({
    name: 'banenbrug_subgraph_operation_duration_seconds',
    help: 'How long operations of a subgraph took',
    labelNames: ['subgraph', 'type'],
    buckets: waitBuckets,
    registers,
  });
  return (subgraph) => ({
    operationEnded(type, outcome, took) {
      operations.inc({ subgraph, type, outcome });
      seconds.observe({ subgraph, type }, took);
    },
  });
}

function countStatements({ prom, registry }: Metrics): Counted<'statementEnded'> {
  const registers = [registry];
  const statements = new prom.Counter({
    name: 'banenbrug_sql_statements_total',
    help: 'SQL statements that were sent',
    labelNames: ['subgraph', 'operation', 'outcome'],
    registers,
  });
  const seconds = new prom.Histogram({
    name: 'banenbrug_sql_statement_duration_seconds',
    help: 'How long SQL statements took',
    labelNames: ['subgraph', 'operation'],
    buckets: workBuckets,
    registers,
  });
  return (subgraph) => ({
    statementEnded(operation, isOk, took) {
      statements.inc({ subgraph, operation, outcome: isOk ? 'ok' : 'failed' });
      seconds.observe({ subgraph, operation }, took);
    },
  });
}

function countJobs({ prom, registry }: Metrics): Counted<'jobEnded'> {
  const registers = [registry];
  const jobs = new prom.Counter({
    name: 'banenbrug_jobs_total',
    help: 'Runs of the jobs of a subgraph',
    labelNames: ['subgraph', 'job', 'outcome'],
    registers,
  });
  const success = new prom.Gauge({
    name: 'banenbrug_job_last_success_timestamp_seconds',
    help: 'When a job last ended well, in seconds since 1970',
    labelNames: ['subgraph', 'job'],
    registers,
  });
  return (subgraph) => ({
    jobEnded(job, isOk) {
      jobs.inc({ subgraph, job, outcome: isOk ? 'ok' : 'failed' });
      if (isOk) success.setToCurrentTime({ subgraph, job });
    },
  });
}

const poolGauges: readonly [string, string, (standing: PoolStanding) => number][] = [
  ['banenbrug_pool_connections', 'Connections of the pool that are open', ({ total }) => total],
  ['banenbrug_pool_idle', 'Connections of the pool that do nothing', ({ idle }) => idle],
  ['banenbrug_pool_waiting', 'Statements that wait for a connection of the pool', ({ waiting }) => waiting],
];

function gaugePools({ prom, registry }: Metrics): Counted<'watchPool'> {
  const pools = new Map<string, () => PoolStanding>();
  for (const [name, help, read] of poolGauges) {
    const collectInto = (gauge: Gauge): void => {
      for (const [subgraph, standing] of pools) gauge.set({ subgraph }, read(standing()));
    };
    new prom.Gauge({
      name,
      help,
      labelNames: ['subgraph'],
      registers: [registry],
      collect() {
        collectInto(this);
      },
    });
  }
  return (subgraph) => ({ watchPool: (standing) => void pools.set(subgraph, standing) });
}

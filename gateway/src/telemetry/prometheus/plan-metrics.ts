import { type Metrics, workBuckets } from '@banenbrug/service-common';
import type { CacheName, CacheStanding, GatewaySignals } from '../signals';

type PlanSignals = Pick<GatewaySignals, 'planMade' | 'cacheAsked' | 'watchCache' | 'supergraphSwapped'>;

/** Counts what is kept between requests, and what is made anew. */
export function countPlans(metrics: Metrics): PlanSignals {
  const { prom, registry } = metrics;
  const registers = [registry];
  const planning = new prom.Histogram({
    name: 'banenbrug_planning_duration_seconds',
    help: 'How long the planner took for a plan',
    labelNames: ['outcome'],
    buckets: workBuckets,
    registers,
  });
  const lookups = new prom.Counter({
    name: 'banenbrug_cache_lookups_total',
    help: 'How often a cache was asked',
    labelNames: ['cache', 'result'],
    registers,
  });
  const swaps = new prom.Counter({
    name: 'banenbrug_supergraph_swaps_total',
    help: 'Supergraphs that were offered while the gateway ran',
    labelNames: ['outcome'],
    registers,
  });
  const swappedAt = new prom.Gauge({
    name: 'banenbrug_supergraph_taken_timestamp_seconds',
    help: 'When the supergraph that is served was taken, in seconds since 1970',
    registers,
  });
  swappedAt.setToCurrentTime();
  return {
    planMade: (isOk, seconds) => planning.observe({ outcome: isOk ? 'ok' : 'failed' }, seconds),
    cacheAsked: (cache, isHit) => lookups.inc({ cache, result: isHit ? 'hit' : 'miss' }),
    watchCache: gaugeCaches(metrics),
    supergraphSwapped(outcome) {
      swaps.inc({ outcome });
      if (outcome === 'replaced') swappedAt.setToCurrentTime();
    },
  };
}

const cacheGauges: readonly [string, string, (standing: CacheStanding) => number][] = [
  ['banenbrug_cache_entries', 'How many things a cache keeps', ({ entries }) => entries],
  ['banenbrug_cache_size', 'How much a cache keeps, in what it is bounded in', ({ size }) => size],
];

function gaugeCaches({ prom, registry }: Metrics): GatewaySignals['watchCache'] {
  const standings = new Map<CacheName, () => CacheStanding>();
  for (const [name, help, read] of cacheGauges) {
    new prom.Gauge({
      name,
      help,
      labelNames: ['cache'],
      registers: [registry],
      collect() {
        for (const [cache, standing] of standings) this.set({ cache }, read(standing()));
      },
    });
  }
  return (cache, standing) => void standings.set(cache, standing);
}

import { type Metrics, waitBuckets } from '@banenbrug/service-common';
import type { BreakerState, GatewaySignals, SubgraphStanding } from '../signals';

type FetchSignals = Pick<
  GatewaySignals,
  'fetchEnded' | 'fetchRetried' | 'breakerChanged' | 'watchSubgraph' | 'schemaCompared'
>;

const breakerValues: Readonly<Record<BreakerState, number>> = { closed: 0, 'half-open': 1, open: 2 };

/** Counts what subgraphs are asked, and how the ways to them stand. */
export function countFetches(metrics: Metrics): FetchSignals {
  const { prom, registry } = metrics;
  const registers = [registry];
  const labelNames = ['subgraph'];
  const duration = new prom.Histogram({
    name: 'banenbrug_fetch_duration_seconds',
    help: 'How long fetches from subgraphs took, with their retries',
    labelNames: [...labelNames, 'outcome'],
    buckets: waitBuckets,
    registers,
  });
  const retries = new prom.Counter({
    name: 'banenbrug_fetch_retries_total',
    help: 'Fetches that were sent once more',
    labelNames,
    registers,
  });
  const changes = new prom.Counter({
    name: 'banenbrug_breaker_changes_total',
    help: 'How often the circuit breaker of a subgraph went into a state',
    labelNames: [...labelNames, 'state'],
    registers,
  });
  const drift = new prom.Gauge({
    name: 'banenbrug_schema_drift',
    help: 'Types and fields of the supergraph that the subgraph lacks',
    labelNames,
    registers,
  });
  return {
    fetchEnded: (subgraph, outcome, seconds) => duration.observe({ subgraph, outcome }, seconds),
    fetchRetried: (subgraph) => retries.inc({ subgraph }),
    breakerChanged: (subgraph, state) => changes.inc({ subgraph, state }),
    watchSubgraph: gaugeStandings(metrics),
    schemaCompared: (subgraph, lacking) => drift.set({ subgraph }, lacking),
  };
}

const standingGauges: readonly [string, string, (standing: SubgraphStanding) => number][] = [
  ['banenbrug_fetches_running', 'Fetches that a subgraph is answering now', ({ running }) => running],
  ['banenbrug_fetches_queued', 'Fetches that wait for their turn', ({ queued }) => queued],
  [
    'banenbrug_breaker_state',
    'The circuit breaker of a subgraph. 0: closed, 1: half open, 2: open',
    ({ breaker }) => breakerValues[breaker],
  ],
];

function gaugeStandings({ prom, registry }: Metrics): GatewaySignals['watchSubgraph'] {
  const standings = new Map<string, () => SubgraphStanding>();
  for (const [name, help, read] of standingGauges) {
    new prom.Gauge({
      name,
      help,
      labelNames: ['subgraph'],
      registers: [registry],
      collect() {
        for (const [subgraph, standing] of standings) this.set({ subgraph }, read(standing()));
      },
    });
  }
  return (subgraph, standing) => void standings.set(subgraph, standing);
}

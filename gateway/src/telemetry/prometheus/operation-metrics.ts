import { type Metrics, waitBuckets } from '@banenbrug/service-common';
import type { GatewaySignals } from '../signals';

type OperationSignals = Pick<
  GatewaySignals,
  'operationStarted' | 'operationEnded' | 'operationShared' | 'shed' | 'rateLimited' | 'watchSubscriptions'
>;

/** Counts what clients ask. */
export function countOperations({ prom, registry }: Metrics): OperationSignals {
  const registers = [registry];
  const ended = new prom.Counter({
    name: 'banenbrug_operations_total',
    help: 'Operations of clients that have ended',
    labelNames: ['type', 'outcome'],
    registers,
  });
  const duration = new prom.Histogram({
    name: 'banenbrug_operation_duration_seconds',
    help: 'How long operations of clients took',
    labelNames: ['type'],
    buckets: waitBuckets,
    registers,
  });
  const running = new prom.Gauge({
    name: 'banenbrug_operations_in_flight',
    help: 'Operations of clients that run now',
    registers,
  });
  const shared = new prom.Counter({
    name: 'banenbrug_operations_shared_total',
    help: 'Operations that were answered with the execution of an equal one',
    registers,
  });
  const shed = new prom.Counter({
    name: 'banenbrug_shed_total',
    help: 'Operations and fetches that were refused for want of room',
    labelNames: ['reason'],
    registers,
  });
  const limited = new prom.Counter({
    name: 'banenbrug_rate_limited_total',
    help: 'Requests that were refused because their caller asks too often',
    labelNames: ['caller'],
    registers,
  });
  return {
    operationStarted: () => running.inc(),
    operationEnded(type, outcome, seconds) {
      running.dec();
      ended.inc({ type, outcome });
      duration.observe({ type }, seconds);
    },
    operationShared: () => shared.inc(),
    shed: (reason) => shed.inc({ reason }),
    rateLimited: (caller) => limited.inc({ caller }),
    watchSubscriptions: gaugeSubscriptions({ prom, registry }),
  };
}

function gaugeSubscriptions({ prom, registry }: Metrics): GatewaySignals['watchSubscriptions'] {
  let openNow = (): number => 0;
  new prom.Gauge({
    name: 'banenbrug_subscriptions_open',
    help: 'Subscriptions that are followed now',
    registers: [registry],
    collect() {
      this.set(openNow());
    },
  });
  return (open) => {
    openNow = open;
  };
}

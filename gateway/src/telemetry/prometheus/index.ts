import type { Metrics } from '@banenbrug/service-common';
import type { GatewaySignals } from '../signals';
import { countFetches } from './fetch-metrics';
import { countOperations } from './operation-metrics';
import { countPlans } from './plan-metrics';

/** Signals that are counted as Prometheus metrics. Once per process: names are taken once. */
export function createPrometheusSignals(metrics: Metrics): GatewaySignals {
  return { ...countOperations(metrics), ...countFetches(metrics), ...countPlans(metrics) };
}

import type * as PromClient from 'prom-client';

/** The metrics of one process: what they are made with, and where they are kept. */
export interface Metrics {
  readonly prom: typeof PromClient;
  readonly registry: PromClient.Registry;
}

/** Upper bounds of times that people wait for, in seconds. */
export const waitBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Upper bounds of times within one process, in seconds. */
export const workBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * Opens the metrics of this process, with those of Node and the operating system's. prom-client is loaded here: a process
 * without metrics does not have it.
 */
export function openMetrics(): Metrics {
  const prom = require('prom-client') as typeof PromClient;
  const registry = new prom.Registry();
  prom.collectDefaultMetrics({ register: registry });
  return { prom, registry };
}

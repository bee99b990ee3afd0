import { cpus, loadavg, totalmem } from 'node:os';

/** The machine as a reader of the figures needs to know it. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  /** Processes that were ready to run on average in the minute before it began: more than none is somebody else's work. */
  readonly loadBefore: number;
}

/** The machine now, before anything was started. */
export const machineNow = (): Machine => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  loadBefore: Math.round((loadavg()[0] ?? 0) * 10) / 10,
});

/** The machine and the day in one sentence. */
export const sentenceOf = (date: string, postgres: string, machine: Machine): string =>
  `Measured on ${date}: ${machine.cores} cores (${machine.processor}), ${machine.memoryGb} GB, Node ${machine.node}, ` +
  `PostgreSQL ${postgres}; load ${machine.loadBefore} before. All is on one machine, what makes the load included.`;

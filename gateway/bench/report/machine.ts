import { cpus, loadavg, totalmem } from 'node:os';

/** The machine as a reader of the figures needs to know it. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  /** Processes that were ready to run on average in the last minute, those of the bench included. */
  readonly load: number;
}

/** The machine now. */
export const machineOf = (): Machine => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
});

import { cpus, loadavg, totalmem } from 'node:os';

/** The machine as a reader of the figures needs to know it. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  /** Processes that were ready to run on average in the minute before the bench began: more than none is somebody else's work. */
  readonly loadBefore: number;
  /** Likewise before it ended, those of the bench included. */
  readonly loadAfter: number;
}

/** The machine now. @param loadBefore see there */
export const machineOf = (loadBefore: number): Machine => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  loadBefore,
  loadAfter: loadNow(),
});

/** Processes that were ready to run on average in the last minute. */
export const loadNow = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;

import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from '../errors';
import type { SubgraphRuntime } from '../graphql';
import type { Job } from './job';

/** Jobs that run in this process from time to time. */
export interface RunningJobs {
  /** Starts nothing more, and resolves when what runs has ended: only then may the database be closed. */
  stop(): Promise<void>;
}

/**
 * Runs each job at once and then again and again, a pause after each run. The pauses keep no process alive; a run that
 * fails is logged, and the next one tries again.
 */
export function startJobs(jobs: readonly Job[], runtime: SubgraphRuntime): RunningJobs {
  const stopping = new AbortController();
  const running = jobs.map((job) => repeat(job, runtime, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

async function repeat(job: Job, runtime: SubgraphRuntime, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await runOnce(job, runtime, signal);
    // An aborted pause rejects; the loop's condition tells the rest.
    await wait(job.everyMinutes * 60_000, undefined, { ref: false, signal }).catch(() => {});
  }
}

async function runOnce(job: Job, runtime: SubgraphRuntime, signal: AbortSignal): Promise<void> {
  const { logger } = runtime;
  try {
    for (const { kind, count, oldest } of await job.run(runtime, { isDryRun: false, signal })) {
      if (count > 0) logger.info({ job: job.name, kind, count, oldest }, 'job done');
    }
  } catch (error) {
    logger.error(
      { job: job.name, fault: faultOf(error) },
      'a job failed; it is tried again at its next time',
    );
  }
}

import { EventEmitter, once } from 'node:events';
import type { DataSource } from 'typeorm';
import { systemClock } from '../clock';
import type { SubgraphRuntime } from '../graphql';
import { randomId } from '../ids';
import type { Logger } from '../logger';
import type { Job, JobOptions, JobResult } from './job';
import { startJobs } from './start-jobs';

/** A runtime that notes what is logged; these jobs use no database. */
function runtimeWith(lines: object[]): SubgraphRuntime {
  const note = (facts: object): void => void lines.push(facts);
  const logger: Logger = { info: note, warn: note, error: note };
  return { dataSource: {} as DataSource, clock: systemClock, createId: randomId, logger };
}

/** A job whose nth run does what the nth of `runs` says; `reached(n)` resolves when the nth run has begun. */
function jobOf(
  runs: readonly ((options: JobOptions) => Promise<readonly JobResult[]>)[],
  everyMinutes: number,
) {
  const begun = new EventEmitter();
  const reached = runs.map((_, n) => once(begun, String(n)));
  let next = 0;
  const job: Job = {
    name: 'sample',
    everyMinutes,
    run: (_, options) => {
      const at = next;
      next += 1;
      begun.emit(String(at));
      return runs[at]?.(options) ?? Promise.resolve([]);
    },
  };
  return { job, reached: (n: number) => reached[n] };
}

const soon = 0.0001;
const never = 1_000_000 / 60_000;

describe('startJobs', () => {
  it('runs a job at once and again after its pause, also when a run has failed', async () => {
    const lines: object[] = [];
    const done = { kind: 'things', count: 2, oldest: '2026-06-01', ids: ['a', 'b'] };
    const { job, reached } = jobOf(
      [
        () => Promise.reject(new Error('row of Jan')),
        () => Promise.resolve([done, { ...done, count: 0 }]),
        () => Promise.resolve([]),
      ],
      soon,
    );
    const jobs = startJobs([job], runtimeWith(lines));
    await reached(2);
    await jobs.stop();
    expect(lines).toEqual([
      { job: 'sample', fault: expect.objectContaining({ name: 'Error' }) },
      { job: 'sample', kind: 'things', count: 2, oldest: '2026-06-01' },
    ]);
    expect(JSON.stringify(lines)).not.toContain('Jan');
  });

  it('stops in the pause, and starts nothing more', async () => {
    const { job, reached } = jobOf(
      [() => Promise.resolve([]), () => Promise.reject(new Error('again'))],
      never,
    );
    const lines: object[] = [];
    const jobs = startJobs([job], runtimeWith(lines));
    await reached(0);
    await jobs.stop();
    expect(lines).toEqual([]);
  });

  it('tells a job that runs to stop, and waits until it has', async () => {
    const ended: string[] = [];
    const { job, reached } = jobOf(
      [
        async ({ signal }) => {
          await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()));
          ended.push('the job');
          return [];
        },
      ],
      never,
    );
    const jobs = startJobs([job], runtimeWith([]));
    await reached(0);
    await jobs.stop();
    ended.push('stop');
    expect(ended).toEqual(['the job', 'stop']);
  });
});

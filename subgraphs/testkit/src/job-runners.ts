import {
  createDataSource,
  type JobResult,
  OutgoingMail,
  randomId,
  type ReadyMail,
  type SubgraphModule,
  type SubgraphRuntime,
} from '@banenbrug/service-common';
import type { DataSource } from 'typeorm';
import { testLogger } from './evidence';
import { type FixedClock, fixedClock } from './fixed-clock';
import type { TestHub } from './test-hub';

/** Processes of a subgraph that run its jobs, and what they send. */
export interface JobRunners {
  readonly clock: FixedClock;
  readonly sent: ReadyMail[];
  /** The runtime of one of two processes. */
  runtime(replica?: 0 | 1): SubgraphRuntime;
  run(name: string, options?: { replica?: 0 | 1; isDryRun?: boolean }): Promise<readonly JobResult[]>;
  /** What is in the outbox, in the order in which it was queued. */
  mails(): Promise<OutgoingMail[]>;
  close(): Promise<void>;
}

/** Two processes of a subgraph on the morning of Monday 15 June 2026, with a mail server that takes everything. */
export async function openJobRunners(
  hub: TestHub,
  { store, jobs = [] }: SubgraphModule,
): Promise<JobRunners> {
  const { url } = hub.role(store.name);
  const open = (): Promise<DataSource> => createDataSource(store, { url, poolSize: 3 }).initialize();
  const replicas = [await open(), await open()] as const;
  const clock = fixedClock('2026-06-15T08:00:00Z');
  const sent: ReadyMail[] = [];
  const transport = {
    send: async (mail: ReadyMail) => void sent.push(mail),
    close: () => {},
  };
  const runtime = (replica: 0 | 1 = 0): SubgraphRuntime => ({
    dataSource: replicas[replica],
    clock,
    createId: randomId,
    logger: testLogger('jobs'),
    mail: { transport, from: 'hub@example.nl', publicUrl: null },
  });
  return {
    clock,
    sent,
    runtime,
    run: async (name, { replica = 0, isDryRun = false } = {}) => {
      const job = jobs.find((one) => one.name === name);
      if (!job) throw new Error(`There is no job ${name}.`);
      return job.run(runtime(replica), { isDryRun });
    },
    mails: () => replicas[0].manager.find(OutgoingMail, { order: { queuedAt: 'ASC', id: 'ASC' } }),
    close: async () => {
      for (const replica of replicas) await replica.destroy();
    },
  };
}

import { randomUUID } from 'node:crypto';
import {
  type AddressOf,
  createDataSource,
  createMailJob,
  createMailTables,
  type JobOptions,
  type JobResult,
  mailEntities,
  type MailDelivery,
  type MailToQueue,
  OutgoingMail,
  queueMails,
  randomId,
} from '@banenbrug/service-common';
import { createTestDatabase, fixedClock, type FixedClock, observedLogger } from '@banenbrug/testkit';
import type { DataSource } from 'typeorm';

/** An outbox in a database of its own, and processes that empty it. */
export interface TestOutbox {
  readonly databaseUrl: string;
  readonly dataSource: DataSource;
  readonly clock: FixedClock;
  /** What was logged. */
  readonly lines: { readonly facts: object; readonly message: string }[];
  /** Queues mails to desks, one second apart; answers their ids. */
  queue(count: number, mail?: Partial<MailToQueue>): Promise<string[]>;
  rows(): Promise<OutgoingMail[]>;
  /** One run of the job in one of two processes. */
  run(delivery: MailDelivery | undefined, options?: RunOptions): Promise<readonly JobResult[]>;
  /** Empties it, and goes back to the first day. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

interface RunOptions extends Partial<JobOptions> {
  readonly replica?: 0 | 1;
  readonly addressOf?: AddressOf;
}

/** The subgraph whose outbox it is. */
export const store = {
  name: 'post',
  entities: mailEntities,
  migrations: [],
  tables: {},
  publishes: [],
};

export const testDay = '2026-06-15T08:00:00Z';

const toDesk: AddressOf = async (_, { recipientId }) => `desk-${recipientId}@example.nl`;

/** A mail as a subgraph would queue it. */
export const mailTo = (recipientId: string = randomUUID()): MailToQueue => ({
  kind: 'ASKED',
  recipientKind: 'DESK',
  recipientId,
  aboutId: randomUUID(),
  subjectLine: 'Banenbrug: introductie / introduction',
  body: `Er is iets veranderd; kijk in Banenbrug.\nCafé nummer ${recipientId}\n`,
});

export async function openTestOutbox(): Promise<TestOutbox> {
  const database = await createTestDatabase();
  const open = () => createDataSource(store, { url: database.url, poolSize: 3 }).initialize();
  const replicas = [await open(), await open()] as const;
  const [dataSource] = replicas;
  await dataSource.query('create schema post');
  const runner = dataSource.createQueryRunner();
  await createMailTables(runner);
  await runner.release();
  const clock = fixedClock(testDay);
  const lines: TestOutbox['lines'] = [];
  const logger = observedLogger('mail', (facts, message) => void lines.push({ facts, message }));
  return {
    databaseUrl: database.url,
    dataSource,
    clock,
    lines,
    queue: async (count, mail = {}) => {
      const ids = Array.from({ length: count }, randomId);
      const start = clock.now().getTime();
      for (const [position, id] of ids.entries()) {
        const at = { now: () => new Date(start - (count - position) * 1000) };
        await queueMails(dataSource.manager, { clock: at, createId: () => id }, [{ ...mailTo(), ...mail }]);
      }
      return ids;
    },
    rows: () => dataSource.manager.find(OutgoingMail, { order: { queuedAt: 'ASC', id: 'ASC' } }),
    run: (mail, { replica = 0, addressOf = toDesk, isDryRun = false, signal } = {}) =>
      createMailJob(addressOf).run(
        { dataSource: replicas[replica], clock, createId: randomId, logger, mail },
        { isDryRun, signal },
      ),
    reset: async () => {
      await dataSource.query('truncate outgoing_mails');
      clock.set(testDay);
      lines.length = 0;
    },
    close: async () => {
      for (const replica of replicas) await replica.destroy();
      await database.drop();
    },
  };
}

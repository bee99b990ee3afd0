import { createDataSource, type JobResult, randomId, silentLogger } from '@banenbrug/service-common';
import { type HubDatabase, hubRoles, subgraphModules } from '@banenbrug/standalone';
import type { MeasuredHub } from './hub';

/** Something that goes through all that there is, once. */
export interface Rate {
  readonly operation: string;
  readonly seconds: number;
  /** What was done in that time. */
  readonly text: string;
}

const createExport = `mutation { createFollowUpExport(input: { format: CSV, language: NL }) {
  ticket { downloadPath secret } errors { __typename } } }`;

/** Takes all that the liaison sees along as CSV, from the ticket to the last byte. */
export async function measureExport(hub: MeasuredHub): Promise<Rate> {
  const { createFollowUpExport: made } = (await hub.ask(createExport, {}, 'liaison')) as {
    createFollowUpExport: { ticket: { downloadPath: string; secret: string } };
  };
  const { downloadPath, secret } = made.ticket;
  const startedAt = performance.now();
  const response = await fetch(new URL(downloadPath, hub.url), {
    headers: { authorization: `Ticket ${secret}` },
  });
  if (response.status !== 200 || !response.body) throw new Error(`It was answered by ${response.status}.`);
  let bytes = 0;
  let lines = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    for (const byte of chunk) if (byte === 10) lines += 1;
  }
  const seconds = secondsSince(startedAt);
  const text = `${lines.toLocaleString('en')} lines, ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s`;
  return { operation: 'export of everything as CSV', seconds, text };
}

/** Runs the reminders of a working day as the job does: to search and write alone, and with the mails queued. */
export async function measureReminders(database: HubDatabase): Promise<Rate[]> {
  const [module] = subgraphModules.filter(({ store }) => store.name === 'agreements');
  const job = module?.jobs?.find(({ name }) => name === 'reminders');
  if (!module || !job) throw new Error('There are no reminders.');
  const url = hubRoles(database).get('agreements')?.url ?? '';
  const dataSource = createDataSource(module.store, { url, poolSize: 2 });
  await dataSource.initialize();
  try {
    const run = async (operation: string, isDryRun: boolean): Promise<Rate> => {
      const startedAt = performance.now();
      const runtime = { dataSource, clock: { now: workingDay }, createId: randomId, logger: silentLogger };
      const results = await job.run(runtime, { isDryRun });
      return { operation, seconds: secondsSince(startedAt), text: toldOf(results) };
    };
    return [
      await run('reminders, searching alone', true),
      await run('reminders, mails queued', false),
      await run('reminders, again in the same week', false),
    ];
  } finally {
    await dataSource.destroy();
  }
}

/** Today, or the Monday after it: at weekends nobody is reminded. */
function workingDay(): Date {
  const now = new Date();
  const wait = [1, 0, 0, 0, 0, 0, 2][now.getUTCDay()] ?? 0;
  return new Date(now.getTime() + wait * 86_400_000);
}

const toldOf = (results: readonly JobResult[]): string =>
  `${results.reduce((sum, { count }) => sum + count, 0).toLocaleString('en')} mails`;

const secondsSince = (startedAt: number): number => Math.round(performance.now() - startedAt) / 1000;

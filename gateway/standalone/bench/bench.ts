import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock, today } from '@banenbrug/service-common';
import { startEmbeddedPostgres } from '@banenbrug/standalone';
import { Client } from 'pg';
import { type FilledDatabase, makeFilledDatabase } from './filled-database';
import { openMeasuredHub } from './hub';
import { measureAndReport } from './live/live';
import type { Budget } from './measure/latency';
import { measurePopulation } from './measure-population';
import { type Variant, sharesOf } from './population/shares';
import { machineOf, type PopulationResult, tableOf } from './report';
import { isSubject, type Subject, subjects } from './subjects';

/** What PostgreSQL is given: what a machine of this size would be set to; the rest is as it comes. */
const settings = {
  shared_buffers: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
};

const usage =
  'Use: npm run bench -- [--about search|agreements] [--profiles 16000,160000,1600000] [--variant healthy|bank] [--runs 200] [--seconds 20]\n' +
  '     npm run bench -- live [--followers 200] [--changes 40]';

/**
 * `npm run bench`: fills a population of each size on a PostgreSQL of its own, measures the operations on it, prints
 * the table and writes it beside the raw figures to `gateway/standalone/bench/results`. Nothing of it stays otherwise.
 * `npm run bench -- live` measures how subscribers are told instead.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const startedAt = performance.now();
  const progress = (line: string): void => {
    process.stderr.write(`[${((performance.now() - startedAt) / 1000).toFixed(0).padStart(5)} s] ${line}\n`);
  };
  const [first, ...others] = argv;
  if (first === 'live') return measureAndReport(others, progress);
  const { about, sizes, variant, budget } = argumentsOf(argv);
  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-bench-'));
  const server = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), settings });
  try {
    const populations: PopulationResult[] = [];
    for (const profiles of sizes) {
      progress(`filling ${profiles.toLocaleString('en')} profiles (${variant})`);
      const { agreed } = subjects[about];
      const filled = await makeFilledDatabase(server, { profiles, variant, agreed }, progress);
      const measured = await measureSubject(filled, subjects[about], budget, progress);
      populations.push({ profiles, variant, ...measured });
    }
    const date = today(systemClock);
    const load = Math.round((loadavg()[0] ?? 0) * 10) / 10;
    const result = { date, load, machine: machineOf(await versionOf(server.url)), populations };
    const results = join(__dirname, '..', 'results');
    mkdirSync(results, { recursive: true });
    const file = join(results, `${date}-${about === 'search' ? variant : about}`);
    writeFileSync(`${file}.json`, `${JSON.stringify(result, null, 2)}\n`);
    writeFileSync(`${file}.md`, tableOf(result));
    process.stdout.write(tableOf(result));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What goes through everything at once comes before the hub where its jobs would be first, and else after all questions. */
async function measureSubject(
  { database, fillSeconds }: FilledDatabase,
  subject: Subject,
  budget: Budget,
  progress: (line: string) => void,
): Promise<Omit<PopulationResult, 'profiles' | 'variant'>> {
  const before = await subject.before(database);
  progress(JSON.stringify(before));
  const hub = await openMeasuredHub(database);
  try {
    const cells = await measurePopulation(hub, subject.cells, budget, progress);
    const { rates, ...after } = await subject.after(hub);
    progress(JSON.stringify({ rates, ...after }));
    return { fillSeconds, cells, ...after, rates: [...before, ...rates] };
  } finally {
    await hub.close();
  }
}

function argumentsOf(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      about: { type: 'string', default: 'search' },
      profiles: { type: 'string' },
      variant: { type: 'string', default: 'healthy' },
      runs: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const { about } = values;
  if (!isSubject(about)) throw new Error(usage);
  const sizes = (values.profiles ?? subjects[about].profiles).split(',').map(Number);
  const { runs, seconds } = subjects[about].budget;
  const budget = { runs: Number(values.runs ?? runs), seconds: Number(values.seconds ?? seconds) };
  const areNumbers = [...sizes, ...Object.values(budget)].every((number) => number > 0);
  if (!areNumbers || !isVariant(values.variant)) throw new Error(usage);
  return { about, sizes, variant: values.variant, budget };
}

const isVariant = (text: string): text is Variant => Object.hasOwn(sharesOf, text);

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]?.server_version ?? 'unknown';
}

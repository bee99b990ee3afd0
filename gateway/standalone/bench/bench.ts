import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock, today } from '@banenbrug/service-common';
import { startEmbeddedPostgres } from '@banenbrug/standalone';
import { Client } from 'pg';
import { type MeasuredHub, openMeasuredHub } from './hub';
import { measureImport } from './import-rate';
import { measureAndReport } from './live/live';
import type { Budget } from './measure/latency';
import { measurePopulation } from './measure-population';
import { type Variant, sharesOf } from './population/shares';
import { machineOf, type PopulationResult, rateOf, tableOf } from './report';

/** What PostgreSQL is given: what a machine of this size would be set to; the rest is as it comes. */
const settings = {
  shared_buffers: '1GB',
  work_mem: '16MB',
  maintenance_work_mem: '512MB',
  max_wal_size: '4GB',
};

const usage =
  'Use: npm run bench -- [--profiles 16000,160000,1600000] [--variant healthy|bank] [--runs 200] [--seconds 20]\n' +
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
  const { sizes, variant, budget } = argumentsOf(argv);
  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-bench-'));
  const server = await startEmbeddedPostgres({ dataDirectory: join(folder, 'postgres'), settings });
  try {
    const populations: PopulationResult[] = [];
    for (const profiles of sizes) {
      progress(`filling ${profiles.toLocaleString('en')} profiles (${variant})`);
      const hub = await openMeasuredHub(server, { profiles, variant }, progress);
      const measured = await measureAndClose(hub, budget, progress);
      populations.push({ profiles, variant, fillSeconds: hub.fillSeconds, ...measured });
    }
    const date = today(systemClock);
    const result = { date, machine: machineOf(await versionOf(server.url)), populations };
    const results = join(__dirname, '..', 'results');
    mkdirSync(results, { recursive: true });
    const file = join(results, `${date}-${variant}`);
    writeFileSync(`${file}.json`, `${JSON.stringify(result, null, 2)}\n`);
    writeFileSync(`${file}.md`, tableOf(result));
    process.stdout.write(tableOf(result));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The import comes last: the others are measured on the population as it was filled. */
async function measureAndClose(hub: MeasuredHub, budget: Budget, progress: (line: string) => void) {
  try {
    const cells = await measurePopulation(hub, budget, progress);
    const importRate = await importRateOf(hub);
    progress(`import, rows per second: ${rateOf(importRate)}`);
    return { cells, importRate };
  } finally {
    await hub.close();
  }
}

async function importRateOf(hub: MeasuredHub): Promise<PopulationResult['importRate']> {
  try {
    return await measureImport(hub);
  } catch (error) {
    return { missing: error instanceof Error ? error.message : 'it failed' };
  }
}

function argumentsOf(argv: readonly string[]) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      profiles: { type: 'string', default: '16000,160000,1600000' },
      variant: { type: 'string', default: 'healthy' },
      runs: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '20' },
    },
  });
  const sizes = values.profiles.split(',').map(Number);
  const budget = { runs: Number(values.runs), seconds: Number(values.seconds) };
  const areNumbers = [...sizes, ...Object.values(budget)].every((number) => number > 0);
  if (!areNumbers || !isVariant(values.variant)) throw new Error(usage);
  return { sizes, variant: values.variant, budget };
}

const isVariant = (text: string): text is Variant => Object.hasOwn(sharesOf, text);

async function versionOf(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]?.server_version ?? 'unknown';
}

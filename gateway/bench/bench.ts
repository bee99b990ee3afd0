import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, today } from '@banenbrug/service-common';
import { readArguments } from './arguments';
import { makeCallers } from './callers';
import { openDemoDatabase, snapshotOf } from './demo-hub';
import { measureEndToEnd } from './end-to-end';
import { measureInMemory } from './in-memory';
import { createProfiler } from './measure/profiler';
import { findWrk } from './measure/wrk';
import { loadNow, machineOf } from './report/machine';
import { type BenchResult, reportOf } from './report/report';
import { gatewayFolder, root } from './places';
import { peerVersions } from './targets/peers';

/** Profiles stay until the next ones. */
const profiles = join(root, '.cache/bench-profiles');

/**
 * `npm run bench:gateway`: measures this gateway and its peers on the same operations, prints the tables and writes them
 * beside the raw figures to `gateway/bench/results`. Nothing of it stays otherwise.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const given = readArguments(argv);
  const loadBefore = loadNow();
  const startedAt = performance.now();
  const progress = (line: string): void => {
    process.stderr.write(`[${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s] ${line}\n`);
  };
  await findWrk();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-bench-'));
  const demo = await openDemoDatabase(folder);
  try {
    const profiler = createProfiler(given.profile ? profiles : null);
    const callers = await makeCallers(given.callers);
    const snapshot = await snapshotOf(demo.database);
    progress('the snapshot is read');
    const surroundings = { callers, profiler, folder, progress };
    const memory = given.parts.includes('memory')
      ? await measureInMemory(snapshot, given, surroundings)
      : null;
    const database = given.parts.includes('database')
      ? await measureEndToEnd(demo.database, snapshot, given, surroundings)
      : null;
    if (given.profile) {
      process.stdout.write(`${(memory?.profile ?? []).join('\n')}\n`);
      return;
    }
    const date = today(systemClock);
    const result = { date, machine: machineOf(loadBefore), peers: peerVersions(), given, memory, database };
    if (given.isKept) keep(result);
    process.stdout.write(reportOf(result));
  } finally {
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function keep(result: BenchResult): void {
  const folder = join(gatewayFolder, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${result.date}-gateway`);
  writeFileSync(`${file}.json`, `${JSON.stringify(result, null, 1)}\n`);
  writeFileSync(`${file}.md`, reportOf(result));
}

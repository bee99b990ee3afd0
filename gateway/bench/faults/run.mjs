import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { endWithNpm } from '../../standalone/bin/orphan.mjs';
import { PrepareError } from '../../standalone/bin/child.mjs';
import { prepare, root } from '../../standalone/bin/prepare.mjs';
import faultList from './faults.js';
import leak from './leak.js';
import matrix from './matrix.js';
import processes from './processes.js';
import report from './report.js';

/**
 * The fault matrix, and the leak run: `npm run faults -- --count 10000 --write`. With --write the page and the results
 * are written anew; with --count 0 only the page. Ends with 1 when something was not as the matrix says.
 */
const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, write: { type: 'boolean', default: false } },
});
const { faults } = faultList;
const settings = { timeoutMs: 2000, maxResponseBytes: 4 * 1024 * 1024 };
const say = (line) => process.stdout.write(`${line}\n`);

endWithNpm();
try {
  await prepare({ log: say });
  const federation = await processes.startFederation(settings);
  try {
    await run(federation);
  } finally {
    await federation.close();
  }
} catch (error) {
  process.stderr.write(`${error instanceof PrepareError ? error.message : (error?.stack ?? error)}\n`);
  process.exitCode = 1;
}

async function run(federation) {
  const facts = { date: new Date().toISOString().slice(0, 10), machine: report.machineOf() };
  const misgivings = await tryAll(federation);
  if (values.write) writePage(misgivings, facts);
  const count = Number(values.count);
  if (count === 0) return;
  const startedAt = performance.now();
  const samples = await leak.leakRun(federation, faults, {
    count,
    onSample: ({ faults: done, heapUsed, sockets, timers }) =>
      say(`${done} faults: heap ${(heapUsed / 1e6).toFixed(1)} MB, ${sockets} sockets, ${timers} timers`),
  });
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  if (values.write) writeResults(samples, { ...facts, seconds });
}

async function tryAll(federation) {
  const misgivings = new Map();
  for (const fault of faults) {
    const name = `${fault.group}: ${fault.name}`;
    const found = await matrix.tryFault(federation, fault);
    misgivings.set(name, found);
    if (found.length > 0) process.exitCode = 1;
    say(`${name}: ${found.join('; ') || 'as expected'}`);
  }
  return misgivings;
}

function writePage(misgivings, facts) {
  const page = join(root, 'gateway/docs/faults.md');
  const table = report.tableOf(faults, misgivings);
  writeFileSync(page, report.withMatrix(readFileSync(page, 'utf8'), table, facts));
}

function writeResults(samples, facts) {
  const results = join(root, 'gateway/bench/results');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${facts.date}-faults.md`), report.leakPage(samples, facts));
  writeFileSync(
    join(results, `${facts.date}-faults.json`),
    `${JSON.stringify({ ...facts, samples }, null, 2)}\n`,
  );
}

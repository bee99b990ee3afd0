import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { HubProcess } from '../hub/hub-process';
import { startLoad } from '../load/load';
import { countWritten, makeRequests } from '../load/make-requests';
import { machineNow } from '../machine';
import { type Outcome, runCommand, type Surroundings } from '../run-command';
import { type BalancedHub, startBalancedHub } from './balanced-hub';
import { reportOf, type Restart, verdictOf } from './report';

const usage = 'Use: npm run rolling-restart -- [--rate 60] [--notice 2] [--keep]';

/** Seconds of load before the first restart, between two, and after the last. */
const [beforeSeconds, betweenSeconds, afterSeconds] = [15, 2, 15];

/** What is asked of a run. */
interface Arguments {
  /** Requests per second. */
  readonly rate: number;
  /** See `startBalancedHub`. */
  readonly notice: number;
  readonly isKept: boolean;
}

/** `npm run rolling-restart`: every process of a hub of two of each is started anew under load, and no query may fail. */
export async function main(argv: readonly string[]): Promise<void> {
  const given = argumentsOf(argv);
  await runCommand('rolling-restart', (surroundings) => restartAll(given, surroundings));
}

async function restartAll(given: Arguments, surroundings: Surroundings): Promise<Outcome> {
  const { folder, date, progress, later } = surroundings;
  const machine = machineNow();
  progress('starting PostgreSQL, two processes of each program, and HAProxy');
  const hub = await startBalancedHub(folder, given.notice);
  later(() => hub.stop());
  for (const { program, copy } of hub.processes) await hub.balancer.until(program, copy, true);
  const load = startLoad(await makeRequests(folder, hub.database, hub.url, hub.trust.tokens));
  later(() => load.stop());
  const { seconds } = load;
  // What is asked first is planned and compiled: by each gateway.
  load.rate(Math.min(given.rate, 20));
  await wait(10_000);
  load.rate(0);
  await wait(3000);
  const begunAt = seconds.length;
  progress(`${given.rate} a second`);
  load.rate(given.rate);
  await wait(beforeSeconds * 1000);
  const restarts: Restart[] = [];
  for (const each of hub.processes) {
    progress(`${each.name} is started anew`);
    restarts.push(await restart(each, hub));
    await wait(betweenSeconds * 1000);
  }
  await wait(afterSeconds * 1000);
  load.rate(0);
  await wait(3000);
  const run = {
    date,
    machine,
    postgres: hub.database.version,
    haproxy: hub.balancer.version,
    ...given,
    restarts,
    seconds: seconds.slice(begunAt),
    written: await countWritten(hub.database),
    crashes: hub.processes.flatMap((process) => process.crashes()),
  };
  return { table: reportOf(run), raw: run, holds: verdictOf(run), isKept: given.isKept };
}

async function restart(process: HubProcess, { balancer }: BalancedHub): Promise<Restart> {
  const { name, program, copy } = process;
  const from = Date.now();
  const { code, signal } = await process.end('SIGTERM');
  const ended = Date.now();
  await balancer.until(program, copy, false);
  await process.start();
  const ready = Date.now();
  await balancer.until(program, copy, true);
  return { name, from, ended, ready, until: Date.now(), exit: code ?? signal ?? 'unknown' };
}

function argumentsOf(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      rate: { type: 'string', default: '60' },
      notice: { type: 'string', default: '2' },
      keep: { type: 'boolean', default: false },
    },
  });
  const [rate, notice] = [Number(values.rate), Number(values.notice)];
  if (!(rate > 0) || !(notice >= 0)) throw new Error(usage);
  return { rate, notice, isKept: values.keep };
}

import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { quantile } from '../load/histogram';
import { type RunningLoad, startLoad } from '../load/load';
import { countWritten, makeRequests } from '../load/make-requests';
import type { Second } from '../load/tally';
import { machineNow } from '../machine';
import { type Outcome, runCommand, type Surroundings } from '../run-command';
import { type Fault, faults } from './faults';
import { reportOf } from './report';
import type { LiveMemory } from './live-memory';
import { type SoakHub, startSoakHub } from './soak-hub';
import { findSteps, highestOf, type Step, steadyP99 } from './steady-rate';
import { type Inflicted, p99Of, type Period, stretchOf, within } from './stretches';
import { verdictsOf } from './verdicts';
import { watchProcesses } from './watch-processes';

const usage = `Use: npm run soak -- [--minutes 10] [--rate NUMBER] [--faults ${faults.map(({ name }) => name).join(',')}] [--keep]`;

/** Seconds before the first fault, and after the last one's aftermath; and the least that one and its aftermath are given. */
const [quietSeconds, leastSeconds] = [50, 30];

/** What is asked for the first time, and a process that was just started, are slower: so many seconds do not count. */
const warmSeconds = 20;

/** What is asked of a run. */
interface Arguments {
  readonly minutes: number;
  /** Requests per second; null: four fifths of the highest steady load. */
  readonly rate: number | null;
  readonly faults: readonly Fault[];
  readonly isKept: boolean;
}

/** `npm run soak`: the highest steady load for minutes, with faults, and what must hold of it. */
export async function main(argv: readonly string[]): Promise<void> {
  const given = argumentsOf(argv);
  await runCommand('soak', (surroundings) => soak(given, surroundings));
}

async function soak(given: Arguments, surroundings: Surroundings): Promise<Outcome> {
  const { folder, date, progress, later } = surroundings;
  const machine = machineNow();
  progress('starting PostgreSQL, four subgraphs and the gateway');
  const hub = await startSoakHub(folder);
  later(() => hub.stop());
  const { url } = hub.process('gateway');
  const load = startLoad(await makeRequests(folder, hub.database, url, hub.trust.tokens));
  later(() => load.stop());
  const steps: readonly Step[] = given.rate === null ? await findSteps(load, progress) : [];
  const rate = given.rate ?? Math.round(highestOf(steps) * 0.8);
  if (rate === 0) throw new Error(`Not even the first load was steady: ${JSON.stringify(steps)}`);
  const watch = watchProcesses(hub.processes, hub.metricsUrl);
  const run = await inflictAll(given, { hub, load, rate }, progress).finally(() => watch.stop());
  load.rate(0);
  // What is under way comes to its end, so that what was written can be compared.
  await wait(3000);
  const { seconds } = load;
  const bound = Math.max(steadyP99, 2 * (p99Of(within(seconds, run.firstQuiet)) ?? 0));
  const stretches = run.inflicted.map((each) => stretchOf(each, seconds, bound));
  const verdicts = verdictsOf({
    seconds,
    samples: watch.samples,
    live: run.live,
    firstQuiet: run.firstQuiet,
    lastQuiet: run.lastQuiet,
    stretches,
    crashes: hub.processes.flatMap((each) => each.crashes()),
    written: await countWritten(hub.database),
  });
  const result = { date, machine, postgres: hub.database.version, rate, steps, boundMs: bound };
  const measured = {
    ...result,
    startedAt: run.startedAt,
    firstQuiet: run.firstQuiet,
    lastQuiet: run.lastQuiet,
    stretches,
    verdicts,
  };
  const whole = { ...measured, seconds, samples: watch.samples, live: run.live };
  const holds = verdicts.every((verdict) => verdict.holds !== false);
  const raw = { ...whole, seconds: seconds.map(briefly) };
  return { table: reportOf(whole), raw, holds, isKept: given.isKept };
}

/** A second with its median and p99, in milliseconds, in place of all durations. */
const briefly = ({ durations, ...second }: Second): object => ({
  ...second,
  p50: quantile([durations], 0.5),
  p99: quantile([durations], 0.99),
});

/** What was done, and when, in milliseconds since 1970. */
interface Run {
  readonly startedAt: number;
  readonly firstQuiet: Period;
  readonly lastQuiet: Period;
  readonly inflicted: readonly Inflicted[];
  /** At the end of the first quiet stretch, and before each next fault. */
  readonly live: readonly LiveMemory[];
}

async function inflictAll(
  given: Arguments,
  victim: { readonly hub: SoakHub; readonly load: RunningLoad; readonly rate: number },
  progress: (line: string) => void,
): Promise<Run> {
  const startedAt = Date.now();
  const beginsAt = startedAt + quietSeconds * 1000;
  const forFaultsMs = given.minutes * 60_000 - 2 * quietSeconds * 1000;
  const fitting = given.faults.slice(0, Math.floor(forFaultsMs / (leastSeconds * 1000)));
  const eachMs = forFaultsMs / fitting.length;
  progress(
    `${victim.rate} a second for ${given.minutes} minutes, a fault every ${Math.round(eachMs / 1000)} s`,
  );
  victim.load.rate(victim.rate);
  await until(beginsAt);
  const firstQuiet = { from: startedAt + warmSeconds * 1000, until: Date.now() };
  const live = [await victim.hub.liveMemory()];
  const inflicted: Inflicted[] = [];
  for (const [index, fault] of fitting.entries()) {
    progress(fault.title);
    const from = Date.now();
    await fault.inflict(victim);
    const over = Date.now();
    await until(beginsAt + (index + 1) * eachMs);
    inflicted.push({ fault, from, until: over, next: Date.now() });
    // Its pause is nobody's latency: the quiet stretch is over.
    live.push(await victim.hub.liveMemory());
  }
  const lastFrom = Date.now() + warmSeconds * 1000;
  await wait(quietSeconds * 1000);
  const lastQuiet = { from: lastFrom, until: Date.now() };
  live.push(await victim.hub.liveMemory());
  return { startedAt, firstQuiet, lastQuiet, inflicted, live };
}

const until = (moment: number): Promise<void> => wait(Math.max(0, moment - Date.now()));

function argumentsOf(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: 'string', default: '10' },
      rate: { type: 'string' },
      faults: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const names = values.faults?.split(',') ?? faults.map(({ name }) => name);
  const chosen = names.flatMap((name) => faults.find((fault) => fault.name === name) ?? []);
  const minutes = Number(values.minutes);
  const rate = values.rate === undefined ? null : Number(values.rate);
  const isLongEnough = minutes * 60 >= 2 * quietSeconds + leastSeconds;
  if (chosen.length !== names.length || !isLongEnough || (rate !== null && !(rate > 0)))
    throw new Error(usage);
  const isWhole = minutes >= 10 && values.faults === undefined;
  return { minutes, rate, faults: chosen, isKept: values.keep || isWhole };
}

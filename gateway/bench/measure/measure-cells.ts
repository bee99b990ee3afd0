import type { OperationName } from '../operations';
import type { Requests } from '../requests';
import type { RunningTarget } from '../targets/target';
import { median } from './median';
import { processorMs } from './process-use';
import { type Load, type LoadSeen, load } from './wrk';

/** One stretch of load on one target. */
export interface Run {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  /** Milliseconds of processor for a request, of the target's own processes. */
  readonly ownCpu: number;
  /** Likewise of the subgraphs' processes. */
  readonly subgraphCpu: number;
}

/** One operation on one target at a number of connections: the median of each figure, and all runs. */
export interface Cell extends Run {
  readonly target: string;
  readonly operation: OperationName;
  readonly connections: number;
  readonly runs: readonly Run[];
}

/** A target under measurement. */
export interface Measured extends Omit<RunningTarget, 'end'> {
  readonly name: string;
  /** Processes of the subgraphs that it asks. */
  readonly subgraphPids: readonly number[];
}

/** What is measured, how often and how long. */
export interface Plan {
  readonly targets: readonly Measured[];
  readonly requests: ReadonlyMap<OperationName, Requests>;
  readonly connections: readonly number[];
  readonly runs: number;
  /** How long each time; half as long at one connection, where no queue makes the figures unsteady. */
  readonly seconds: number;
  readonly progress: (line: string) => void;
  /** Called when the load that does not count is over. */
  readonly onWarm: () => void;
}

/** Seconds of load before anything counts: enough for the compiler of Node to have seen all of it. */
const warmUpSeconds = 2;

/** Measures every cell; the targets take turns, each run in another order. */
export async function measureCells(plan: Plan): Promise<Cell[]> {
  await warmUp(plan);
  plan.onWarm();
  const runs = new Map<string, Run[]>();
  for (let number = 0; number < plan.runs; number += 1) {
    for (const [operation, { file }] of plan.requests) {
      for (const connections of plan.connections) {
        for (const measured of inTurn(plan.targets, number)) {
          const run = await measureOnce(measured, file, connections, lengthOf(plan, connections));
          const key = JSON.stringify([measured.name, operation, connections]);
          runs.set(key, [...(runs.get(key) ?? []), run]);
        }
      }
      plan.progress(`run ${number + 1} of ${plan.runs}: ${operation} is done`);
    }
  }
  return [...runs].map(([key, each]) => {
    const [target, operation, connections] = JSON.parse(key) as [string, OperationName, number];
    return { target, operation, connections, ...mediansOf(each), runs: each };
  });
}

/** wrk counts in whole seconds. */
const lengthOf = ({ seconds }: Plan, connections: number): number =>
  connections === 1 ? Math.ceil(seconds / 2) : seconds;

async function warmUp({ targets, requests, progress }: Plan): Promise<void> {
  for (const { name, url } of targets) {
    for (const { file } of requests.values()) {
      await load({ url, requestsFile: file, connections: 20, seconds: warmUpSeconds });
    }
    progress(`${name} is warm`);
  }
}

/** Each run begins with another target, and every other one goes backwards. */
function inTurn<Item>(items: readonly Item[], run: number): Item[] {
  const turned = items.map((_, index) => items[(index + run) % items.length] as Item);
  return run % 2 === 0 ? turned : turned.reverse();
}

async function measureOnce(
  { name, url, pids, subgraphPids }: Measured,
  requestsFile: string,
  connections: number,
  seconds: number,
): Promise<Run> {
  const ownBefore = processorMs(pids);
  const subgraphsBefore = processorMs(subgraphPids);
  const wanted = { url, requestsFile, connections };
  const seen = await loadUntilAnswered(wanted, seconds);
  if (seen.answered === 0) throw new Error(`${name} answered nothing.`);
  return {
    requestsPerSecond: seen.perSecond,
    p50: seen.p50,
    p99: seen.p99,
    failed: seen.failed,
    ownCpu: (processorMs(pids) - ownBefore) / seen.answered,
    subgraphCpu: (processorMs(subgraphPids) - subgraphsBefore) / seen.answered,
  };
}

/** On a machine that is busy otherwise nothing may come back in a short time: then once more, and longer. */
async function loadUntilAnswered(wanted: Omit<Load, 'seconds'>, seconds: number): Promise<LoadSeen> {
  let seen = await load({ ...wanted, seconds });
  for (let times = 4; seen.answered === 0 && times <= 16; times *= 2) {
    seen = await load({ ...wanted, seconds: seconds * times });
  }
  return seen;
}

function mediansOf(runs: readonly Run[]): Run {
  const of = (figure: keyof Run): number => median(runs.map((run) => run[figure]));
  return {
    requestsPerSecond: of('requestsPerSecond'),
    p50: of('p50'),
    p99: of('p99'),
    failed: runs.reduce((sum, { failed }) => sum + failed, 0),
    ownCpu: of('ownCpu'),
    subgraphCpu: of('subgraphCpu'),
  };
}

import { setTimeout as wait } from 'node:timers/promises';
import { quantile } from '../load/histogram';
import type { RunningLoad } from '../load/load';
import { sumOf } from '../load/tally';

/** Above this, in milliseconds at p99, a load is not steady. */
export const steadyP99 = 250;

/** One step of the search. */
export interface Step {
  readonly rate: number;
  readonly p99: number | null;
  /** Of what was sent, how much was answered in full. */
  readonly answered: number;
  readonly isSteady: boolean;
}

const [firstRate, growth, settleSeconds, judgedSeconds] = [20, 1.25, 3, 10];

/** Goes up by steps of a quarter until a load is not carried any more; a step is tried twice. */
export async function findSteps(
  load: RunningLoad,
  progress: (line: string) => void,
): Promise<readonly Step[]> {
  const steps: Step[] = [];
  // What is asked first is planned and compiled.
  await tryRate(load, firstRate);
  for (let rate = firstRate; rate < 5000; rate = Math.round(rate * growth)) {
    let step = await tryRate(load, rate);
    if (!step.isSteady) {
      await tryRate(load, firstRate);
      step = await tryRate(load, rate);
    }
    steps.push(step);
    progress(`${rate} a second: p99 ${step.p99} ms, ${Math.round(step.answered * 1000) / 10} % answered`);
    if (!step.isSteady) break;
  }
  await tryRate(load, firstRate);
  return steps;
}

/** The highest steady load of a search; 0 when not even the first was. */
export const highestOf = (steps: readonly Step[]): number =>
  Math.max(0, ...steps.filter(({ isSteady }) => isSteady).map(({ rate }) => rate));

async function tryRate(load: RunningLoad, rate: number): Promise<Step> {
  load.rate(rate);
  await wait((settleSeconds + judgedSeconds) * 1000);
  const seconds = load.seconds.slice(-judgedSeconds);
  const p99 = quantile(
    seconds.map(({ durations }) => durations),
    0.99,
  );
  const sent = sumOf(seconds, 'query', 'sent') + sumOf(seconds, 'mutation', 'sent');
  const answered = (sumOf(seconds, 'query', 'full') + sumOf(seconds, 'mutation', 'full')) / sent;
  return { rate, p99, answered, isSteady: p99 !== null && p99 <= steadyP99 && answered >= 0.98 };
}

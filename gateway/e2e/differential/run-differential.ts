import { isDeepStrictEqual } from 'node:util';
import { type Role, publicCaller, roles } from '@banenbrug/service-common';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { ObservedFetch } from '../../src/executor/run';
import { type RandomOperation, randomOperation, seeded } from '../federation/random-operation';
import { pick } from '../federation/random/random';
import { type Wire, wires } from '../federation/start-federation';
import { differenceOf, plain } from './compare-answers';
import { minimumsFor } from './tallies/minimums';
import { type Minimums, Tally } from './tallies/tally';
import { tallyAnswer, tallyFetches } from './tallies/tally-answer';
import { tallyDocument } from './tallies/tally-document';
import { tallyPlan } from './tallies/tally-plan';
import { operationAlong, waysToGoals } from './directed-operation';
import { shrinkOperation } from './shrink-operation';
import { inventSubgraphs, startSplitGraph } from './split-graph';
import { type WholeAnswer, makeWholeGraph } from './whole-graph';

/** What a run of the differential test found. */
export interface DifferentialReport {
  readonly operations: number;
  readonly tally: Tally;
  readonly minimums: Minimums;
  /** Each difference in full: the seed, the smallest operation that shows it, and the answers. */
  readonly differences: readonly string[];
}

export interface DifferentialOptions {
  readonly seed: number;
  /** How many random operations; those that are directed at members of abstract types come on top. */
  readonly operations: number;
  readonly onProgress?: (done: number) => void;
}

interface Answered {
  readonly whole: WholeAnswer;
  readonly answers: Readonly<Record<Wire, FormattedExecutionResult>>;
  readonly fetches: Readonly<Record<Wire, readonly ObservedFetch[]>>;
  readonly ran: Readonly<Record<Wire, readonly string[]>>;
}

/** Those who may have much ask more, since there is more to compare. */
const askers: readonly Role[] = [...roles, 'DESK', 'DESK', 'LIAISON', 'LIAISON', 'ADMIN', 'ADMIN', 'ADMIN'];

/** Directed operations end when they have met all members, or after so many tries at each type. */
const maximumRounds = 15;

/** So often each list in which items may be null. */
const roundsToLists = 3;

/** More differences than this say nothing new. */
const enough = 5;

/** Asks random operations of the gateway, over both transports, and of one schema with the same resolvers. */
export async function runDifferential(options: DifferentialOptions): Promise<DifferentialReport> {
  const tally = new Tally();
  const subject = await openSubject(tally);
  const differences: string[] = [];
  let operations = 0;
  const check = async (operation: RandomOperation, role: Role, name: string): Promise<void> => {
    const answered = await subject.ask(operation, role);
    tallyDocument(tally, subject.schema, operation);
    tallyAnswer(tally, answered.whole, role);
    tallyFetches(tally, answered.fetches['in-process'], answered.whole.sight, subject.keys);
    operations += 1;
    options.onProgress?.(operations);
    const difference = whatDiffers(answered);
    if (!difference) return;
    const title = `${name}: ${difference}, as ${role}`;
    differences.push(await explain(subject, operation, role, title, answered));
  };
  try {
    for (let index = 0; index < options.operations && differences.length < enough; index += 1) {
      const seed = options.seed + index;
      const random = seeded(seed);
      const operation = randomOperation(subject.schema, random, { everything: true });
      await check(operation, pick(askers, random) ?? 'PUBLIC', `seed ${seed}`);
    }
    await directed(subject, tally, check);
    return { operations, tally, minimums: minimumsFor(subject.schema), differences };
  } finally {
    await subject.close();
  }
}

interface Subject {
  readonly schema: GraphQLSchema;
  readonly keys: ReadonlyMap<string, string>;
  ask(operation: RandomOperation, role: Role): Promise<Answered>;
  close(): Promise<void>;
}

async function openSubject(tally: Tally): Promise<Subject> {
  const { parts, keys, ran } = inventSubgraphs();
  const fetches: ObservedFetch[] = [];
  const onFetch = (fetch: ObservedFetch): void => void fetches.push(structuredClone(fetch));
  const [inProcess, overHttp] = await Promise.all(
    wires.map((wire) =>
      startSplitGraph(wire, parts, {
        onFetch,
        onPlan: (plan) => (wire === 'in-process' ? tallyPlan(tally, plan, keys) : undefined),
      }),
    ),
  );
  if (!inProcess || !overHttp) throw new Error('There are two wires.');
  const whole = makeWholeGraph(inProcess.gateway.schema, parts);
  const along = async ({ gateway }: typeof inProcess, operation: RandomOperation, role: Role) => {
    fetches.length = 0;
    ran.length = 0;
    const context = { caller: { ...publicCaller, role }, requestId: 'r' };
    const answer = plain(await gateway.executeOperation(operation, context)) as FormattedExecutionResult;
    return { answer, fetches: [...fetches], ran: [...ran] };
  };
  return {
    schema: inProcess.gateway.schema,
    keys,
    async ask(operation, role) {
      const one = await along(inProcess, operation, role);
      const other = await along(overHttp, operation, role);
      return {
        whole: await whole.answer(operation, role),
        answers: { 'in-process': one.answer, http: other.answer },
        fetches: { 'in-process': one.fetches, http: other.fetches },
        ran: { 'in-process': one.ran, http: other.ran },
      };
    },
    close: async () => {
      await Promise.all([inProcess.close(), overHttp.close()]);
    },
  };
}

/** Why what was answered does not fit together; null: it does. */
function whatDiffers({ whole, answers, fetches, ran }: Answered): string | null {
  const difference = differenceOf(whole, answers['in-process']);
  if (difference) return difference;
  if (!isDeepStrictEqual(answers.http, answers['in-process'])) return 'the transports answer differently';
  const sorted = (list: readonly ObservedFetch[]): string[] =>
    list.map((each) => JSON.stringify(each)).sort();
  const [one, other] = [sorted(fetches['in-process']), sorted(fetches.http)];
  if (!isDeepStrictEqual(one, other)) return 'the transports fetch differently';
  const inOrder = wires.every((wire) => isDeepStrictEqual(ran[wire], whole.sight.ran));
  return inOrder ? null : 'mutations ran in another order';
}

/** A difference in full, in the smallest operation that shows it; one that does not show again as it was seen. */
async function explain(
  subject: Subject,
  operation: RandomOperation,
  role: Role,
  title: string,
  seen: Answered,
): Promise<string> {
  const smallest = await shrinkOperation(subject.schema, operation, async (smaller) => {
    return whatDiffers(await subject.ask(smaller, role)) !== null;
  });
  const again = await subject.ask(smallest, role);
  const isSteady = whatDiffers(again) !== null;
  const { whole, answers, fetches } = isSteady ? again : seen;
  const sent = fetches['in-process'].map(({ service, document }) => `  ${service} ${document}`);
  const cut = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 2000);
  return [
    `${title}${isSteady ? '' : ' (not seen again)'}`,
    smallest.query,
    `variables ${cut(smallest.variables)}`,
    `one schema  ${cut(whole.result)}`,
    ...wires.flatMap((wire) => [`${wire}  ${cut(answers[wire].errors)}`, `  ${cut(answers[wire].data)}`]),
    'fetches',
    ...sent,
  ].join('\n');
}

/** Goes to the members of abstract types that chance has not met, and to lists in which items may be null. */
async function directed(
  { schema }: Subject,
  tally: Tally,
  check: (operation: RandomOperation, role: Role, name: string) => Promise<void>,
): Promise<void> {
  const ways = waysToGoals(schema);
  const go = async (goal: string, round: number): Promise<void> => {
    const way = ways.get(goal);
    const operation = way && operationAlong(schema, way, seeded(round));
    if (operation) await check(operation, way.role, `to ${goal}, seed ${round}`);
  };
  const pairs = Object.keys(minimumsFor(schema)['abstract'] ?? {});
  for (let round = 1; round <= maximumRounds; round += 1) {
    const missing = pairs.filter((pair) => tally.count('abstract', pair) === 0);
    for (const type of new Set(missing.map((pair) => pair.split(':')[0] ?? ''))) await go(type, round);
  }
  const lists = [...ways.keys()].filter((goal) => goal.includes('.'));
  for (let round = 1; round <= roundsToLists; round += 1) for (const list of lists) await go(list, round);
}

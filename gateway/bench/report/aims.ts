import { type OperationName, operationNames } from '../operations';
import type { FindCell } from './figures';

/** A ratio of rates, or milliseconds of processor, that this gateway should reach. */
interface Aim {
  readonly what: string;
  /** What is aimed at, by operation. */
  readonly at: Readonly<Record<OperationName, number>>;
  readonly isMost: boolean;
  readonly reached: (find: FindCell, operation: OperationName, connections: number) => number | null;
}

const all = (aim: number): Record<OperationName, number> => ({ Q1: aim, Q2: aim, Q3: aim, Q4: aim });

const ratio =
  (above: string, below: string): Aim['reached'] =>
  (find, operation, connections) => {
    const [one, other] = [find(above, operation, connections), find(below, operation, connections)];
    return one && other ? one.requestsPerSecond / other.requestsPerSecond : null;
  };

/** What the gateway should reach with all that it does for the public. */
const aims: readonly Aim[] = [
  {
    what: 'this gateway ÷ Apollo Gateway',
    at: { Q1: 4, Q2: 4, Q3: 4, Q4: 2.8 },
    isMost: false,
    reached: ratio('gateway', 'apollo'),
  },
  {
    what: 'this gateway ÷ Hive Gateway, router runtime',
    at: all(2.3),
    isMost: false,
    reached: ratio('gateway', 'hive-router'),
  },
  {
    what: 'this gateway, subgraphs in its process ÷ the monolith',
    at: all(0.9),
    isMost: false,
    reached: ratio('in-process', 'monolith'),
  },
  {
    what: 'CPU ms of this gateway for a request, subgraphs over HTTP',
    at: { Q1: 1.8, Q2: 0.8, Q3: 0.8, Q4: 0.3 },
    isMost: true,
    reached: (find, operation, connections) => find('gateway', operation, connections)?.ownCpu ?? null,
  },
];

/** What was aimed at and what was reached, in a table. */
export function aimsTable(find: FindCell, connections: readonly number[]): string[] {
  const rows = aims.flatMap((aim) =>
    connections.map((count) => {
      const figures = operationNames.map((operation) => {
        const reached = aim.reached(find, operation, count);
        return reached === null ? 'not run' : textOf(aim, operation, reached);
      });
      return `| ${aim.what} | ${count} | ${figures.join(' | ')} |`;
    }),
  );
  return [
    `| aim | connections | ${operationNames.join(' | ')} |`,
    `| --- | --- |${operationNames.map(() => ' --- |').join('')}`,
    ...rows,
    '',
  ];
}

function textOf({ at, isMost }: Aim, operation: OperationName, reached: number): string {
  const aim = at[operation];
  const isReached = isMost ? reached <= aim : reached >= aim;
  return `${reached.toFixed(2)}${isReached ? '' : ' (missed)'}, aim ${isMost ? '≤' : '≥'} ${aim}`;
}

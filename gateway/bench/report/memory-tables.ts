import type { MemoryResult } from '../in-memory';
import type { Cell } from '../measure/measure-cells';
import { type OperationName, operationNames } from '../operations';
import { type TargetName, targetNames, targets } from '../targets/targets';
import { aimsTable } from './aims';
import { figuresOf, findIn } from './figures';

/** What was aimed at; the figures for each number of connections; and who was busy at the most of them. */
export function memoryTables({ cells, memory, missing, answerBytes }: MemoryResult): string[] {
  const find = findIn(cells);
  const connections = [...new Set(cells.map((cell) => cell.connections))];
  const sizes = measuredOperations(cells).map(
    (name) => `${name} ${((answerBytes[name] ?? 0) / 1000).toFixed(1)} kB`,
  );
  const most = Math.max(...connections);
  return [
    ...aimsTable(find, connections),
    `Answers: ${sizes.join(', ')}. × is the ratio to Apollo Gateway in the same run.`,
    '',
    ...connections.flatMap((count) => [
      `### ${count} ${count === 1 ? 'connection' : 'connections'}`,
      '',
      ...tableOf(cells, {
        head: (operation) => `${operation} per second (×) · p50 / p99 ms · own + subgraphs’ CPU ms`,
        text: (target, operation) =>
          figuresOf(find(target, operation, count), find('apollo', operation, count)),
        last: { head: 'MB', text: (target) => String(memory[target] ?? '') },
      }),
    ]),
    `### Who was busy at ${most} connections`,
    '',
    'Processors that the target’s own process and that of the subgraphs used on average. A process of Node that uses one',
    'is what limits; where neither does, the machine is: the load takes a part of it too.',
    '',
    ...tableOf(cells, {
      head: (operation) => operation,
      text: (target, operation) => busyText(find(target, operation, most)),
    }),
    ...Object.entries(missing).map(([name, why]) => `Missing: ${name}: ${why}.`),
  ];
}

interface Columns {
  readonly head: (operation: OperationName) => string;
  readonly text: (target: TargetName, operation: OperationName) => string;
  readonly last?: { readonly head: string; readonly text: (target: TargetName) => string };
}

/** A row for each target, a column for each operation. */
function tableOf(cells: readonly Cell[], { head, text, last }: Columns): string[] {
  const operations = measuredOperations(cells);
  const heads = ['target', ...operations.map(head), ...(last ? [last.head] : [])];
  const rows = targetNames
    .filter((name) => cells.some(({ target }) => target === name))
    .map((name) => [
      targets[name].title,
      ...operations.map((operation) => text(name, operation)),
      ...(last ? [last.text(name)] : []),
    ]);
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).concat('');
}

const measuredOperations = (cells: readonly Cell[]): OperationName[] =>
  operationNames.filter((name) => cells.some(({ operation }) => operation === name));

function busyText(cell: Cell | undefined): string {
  if (!cell) return 'not run';
  const processors = (cpu: number): string => ((cpu * cell.requestsPerSecond) / 1000).toFixed(2);
  return `${processors(cell.ownCpu)} + ${processors(cell.subgraphCpu)}`;
}

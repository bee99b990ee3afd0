import type { MemoryResult } from '../in-memory';
import type { Cell } from '../measure/measure-cells';
import { operationNames } from '../operations';
import { targets, targetNames } from '../targets/targets';

/** One table for each number of connections: rates, their ratio to Apollo Gateway, latencies, processor, memory. */
export function memoryTables({ cells, memory, missing, answerBytes }: MemoryResult): string[] {
  const operations = operationNames.filter((name) => cells.some(({ operation }) => operation === name));
  const tables = [...new Set(cells.map(({ connections }) => connections))].flatMap((connections) => [
    `### ${connections} ${connections === 1 ? 'connection' : 'connections'}`,
    '',
    `| target | ${operations.map((name) => `${name} per second (×) · p50 / p99 ms · own + subgraphs’ CPU ms`).join(' | ')} | MB |`,
    `| --- |${operations.map(() => ' --- |').join('')} --- |`,
    ...targetNames
      .filter((name) => cells.some(({ target }) => target === name))
      .map((name) => {
        const figures = operations.map((operation) => {
          const at = (target: string) =>
            cells.find(
              (each) =>
                each.target === target && each.operation === operation && each.connections === connections,
            );
          return cellText(at(name), at('apollo'));
        });
        return `| ${targets[name].title} | ${figures.join(' | ')} | ${memory[name] ?? ''} |`;
      }),
    '',
  ]);
  const sizes = operations.map((name) => `${name} ${((answerBytes[name] ?? 0) / 1000).toFixed(1)} kB`);
  return [
    `Answers: ${sizes.join(', ')}. × is the ratio to Apollo Gateway in the same run.`,
    '',
    ...tables,
    ...Object.entries(missing).map(([name, why]) => `Missing: ${name}: ${why}.`),
  ];
}

function cellText(cell: Cell | undefined, apollo: Cell | undefined): string {
  if (!cell) return 'not run';
  const ratio = apollo ? ` (${(cell.requestsPerSecond / apollo.requestsPerSecond).toFixed(2)})` : '';
  const failed = cell.failed > 0 ? ` · ${cell.failed} failed` : '';
  return (
    `${cell.requestsPerSecond.toFixed(0)}${ratio} · ${cell.p50.toFixed(2)} / ${cell.p99.toFixed(1)} · ` +
    `${cell.ownCpu.toFixed(2)} + ${cell.subgraphCpu.toFixed(2)}${failed}`
  );
}

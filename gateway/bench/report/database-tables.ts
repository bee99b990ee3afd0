import type { DatabaseResult } from '../end-to-end';
import type { Cell } from '../measure/measure-cells';
import { operationNames } from '../operations';

const titles = new Map([
  ['gateway', 'five processes: gateway + subgraphs'],
  ['standalone', 'one process'],
]);

/** The table of the hub on PostgreSQL: rates, latencies, statements and processor. */
export function databaseTables({ cells, statements, memory }: DatabaseResult): string[] {
  const operations = operationNames.filter((name) => statements[name] !== undefined);
  const places = [...new Set(cells.map(({ target, connections }) => JSON.stringify([target, connections])))];
  const rows = places.map((place) => {
    const [target, connections] = JSON.parse(place) as [string, number];
    const figures = operations.map((operation) =>
      textOf(
        cells.find(
          (cell) =>
            cell.target === target && cell.connections === connections && cell.operation === operation,
        ),
      ),
    );
    return `| ${titles.get(target)} | ${connections} | ${figures.join(' | ')} | ${memory[target] ?? ''} |`;
  });
  return [
    `Statements of one request: ${operations.map((name) => `${name} ${statements[name]}`).join(', ')}.`,
    '',
    `| hub | connections | ${operations.map((name) => `${name} per second · p50 / p99 ms · own + subgraphs’ CPU ms`).join(' | ')} | MB |`,
    `| --- | --- |${operations.map(() => ' --- |').join('')} --- |`,
    ...rows,
    '',
  ];
}

function textOf(cell: Cell | undefined): string {
  if (!cell) return 'not run';
  const failed = cell.failed > 0 ? ` · ${cell.failed} failed` : '';
  return (
    `${cell.requestsPerSecond.toFixed(0)} · ${cell.p50.toFixed(2)} / ${cell.p99.toFixed(1)} · ` +
    `${cell.ownCpu.toFixed(2)} + ${cell.subgraphCpu.toFixed(2)}${failed}`
  );
}

import type { DatabaseResult } from '../end-to-end';
import { operationNames } from '../operations';
import { figuresOf, findIn } from './figures';

const titles = { gateway: 'five processes: gateway + subgraphs', standalone: 'one process' } as const;

/** The table of the hub on PostgreSQL: rates, latencies, statements and processor. */
export function databaseTables({ cells, statements, memory }: DatabaseResult): string[] {
  const find = findIn(cells);
  const operations = operationNames.filter((name) => statements[name] !== undefined);
  const connections = [...new Set(cells.map((cell) => cell.connections))];
  const rows = (['gateway', 'standalone'] as const).flatMap((target) =>
    connections.map((count) => {
      const figures = operations.map((operation) => figuresOf(find(target, operation, count)));
      return `| ${titles[target]} | ${count} | ${figures.join(' | ')} | ${memory[target] ?? ''} |`;
    }),
  );
  const heads = operations.map((name) => `${name} per second · p50 / p99 ms · own + subgraphs’ CPU ms`);
  return [
    `Statements of one request: ${operations.map((name) => `${name} ${statements[name]}`).join(', ')}; and one that asks`,
    'about the subject of its token.',
    '',
    `| hub | connections | ${heads.join(' | ')} | MB |`,
    `| --- | --- |${operations.map(() => ' --- |').join('')} --- |`,
    ...rows,
    '',
  ];
}

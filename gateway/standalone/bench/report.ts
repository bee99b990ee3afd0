import { cpus, totalmem } from 'node:os';
import type { Rate } from './agreement-rates';
import type { ImportRate } from './import-rate';
import type { Measured } from './measure-population';
import type { Variant } from './population/shares';

/** What was measured on one population. */
export interface PopulationResult {
  readonly profiles: number;
  readonly variant: Variant;
  readonly fillSeconds: number;
  readonly cells: readonly Measured[];
  /** Rows per second of an import into it; or why it was not measured. Absent where imports are not asked about. */
  readonly importRate?: ImportRate | { readonly missing: string };
  /** What goes through all that there is, once. */
  readonly rates?: readonly Rate[];
}

/** A whole run. */
export interface BenchResult {
  readonly date: string;
  /** Processes that were ready to run on average in the minute before it ended, those of the bench included. */
  readonly load: number;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly node: string;
    readonly postgres: string;
  };
  readonly populations: readonly PopulationResult[];
}

/** The machine as a reader of the figures needs to know it. */
export const machineOf = (postgres: string): BenchResult['machine'] => ({
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  postgres,
});

/** The results as Markdown: one row per operation and target, one column per population. */
export function tableOf({ date, load, machine, populations }: BenchResult): string {
  const { processor, cores, memoryGb, node, postgres } = machine;
  const heads = populations.map(({ profiles, variant }) => `${profiles.toLocaleString('en')} ${variant}`);
  const rows = (populations[0]?.cells ?? []).map(({ operation, target }, index) => {
    const cells = populations.map(({ cells: measured }) => cellOf(measured[index]));
    return `| ${operation} | ${target} | ${cells.join(' | ')} |`;
  });
  return [
    `Measured on ${date}: ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}; load ${load}.`,
    '',
    'p50 / p99 in milliseconds · statements · buffers of 8 kB touched.',
    '',
    `| operation | way | ${heads.join(' | ')} |`,
    `| --- | --- |${heads.map(() => ' --- |').join('')}`,
    ...rows,
    `| filling the population, seconds | | ${populations.map(({ fillSeconds }) => fillSeconds).join(' | ')} |`,
    ...(populations.some(({ importRate }) => importRate)
      ? [
          `| import, rows per second | hub | ${populations.map(({ importRate }) => rateOf(importRate)).join(' | ')} |`,
        ]
      : []),
    ...(populations[0]?.rates ?? []).map(({ operation }, index) => {
      const rates = populations.map(({ rates = [] }) => rates[index]);
      return `| ${operation} | hub | ${rates.map((rate) => (rate ? `${rate.seconds} s: ${rate.text}` : 'missing')).join(' | ')} |`;
    }),
    '',
  ].join('\n');
}

function cellOf(cell: Measured | undefined): string {
  if (!cell) return 'missing: not run';
  if ('missing' in cell) return `missing: ${cell.missing}`;
  return `${cell.p50} / ${cell.p99} · ${cell.statements} · ${cell.buffers?.toLocaleString('en') ?? '–'}`;
}

/** The rate of an import in words. */
export const rateOf = (rate: PopulationResult['importRate'] = { missing: 'not run' }): string =>
  'missing' in rate
    ? `missing: ${rate.missing}`
    : `${rate.rowsPerSecond.toLocaleString('en')} new, ${rate.unchangedPerSecond.toLocaleString('en')} unchanged (${rate.rows.toLocaleString('en')} rows)`;

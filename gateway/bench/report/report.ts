import type { Arguments } from '../arguments';
import type { DatabaseResult } from '../end-to-end';
import type { MemoryResult } from '../in-memory';
import { operationNames, operations } from '../operations';
import { databaseTables } from './database-tables';
import type { Machine } from './machine';
import { memoryTables } from './memory-tables';

/** A whole run. */
export interface BenchResult {
  readonly date: string;
  readonly machine: Machine;
  /** Versions of the peers, by package. */
  readonly peers: Readonly<Record<string, string>>;
  readonly given: Arguments;
  /** Null when it was not asked for. */
  readonly memory: MemoryResult | null;
  readonly database: DatabaseResult | null;
}

/** The result as Markdown. */
export function reportOf({ date, machine, peers, given, memory, database }: BenchResult): string {
  const { processor, cores, memoryGb, node, loadBefore, loadAfter } = machine;
  return [
    `Measured on ${date}: ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}; load ${loadBefore} before and ${loadAfter} after.`,
    `Medians of ${given.runs} runs of ${given.seconds} s; ${given.callers} callers, 40 sets of variables.`,
    `Peers: ${Object.entries(peers)
      .map((each) => each.join(' '))
      .join(', ')}.`,
    '',
    ...operationNames.map((name) => `* ${name}: ${operations[name].about}.`),
    '',
    ...(memory ? ['## On snapshots in memory', '', ...memoryTables(memory)] : []),
    ...(database ? ['## On PostgreSQL, from end to end', '', ...databaseTables(database)] : []),
  ].join('\n');
}

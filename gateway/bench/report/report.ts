import type { Arguments } from '../arguments';
import type { DatabaseResult } from '../end-to-end';
import type { MemoryResult } from '../in-memory';
import { operationNames, operations } from '../operations';
import type { Machine } from './machine';
import { databaseTables } from './database-tables';
import { memoryTables } from './memory-tables';

/** A whole run. */
export interface BenchResult {
  readonly date: string;
  readonly machine: Machine;
  readonly given: Arguments;
  /** Null when it was not asked for. */
  readonly memory: MemoryResult | null;
  readonly database: DatabaseResult | null;
}

/** The result as Markdown. */
export function reportOf({ date, machine, given, memory, database }: BenchResult): string {
  const { processor, cores, memoryGb, node, load } = machine;
  return [
    `Measured on ${date}: ${cores} cores (${processor}), ${memoryGb} GB, Node ${node}; load ${load} when it ended.`,
    `Medians of ${given.runs} runs of ${given.seconds} s; ${given.callers} callers, 40 sets of variables.`,
    '',
    ...operationNames.map((name) => `* ${name}: ${operations[name].about}.`),
    '',
    ...(memory ? ['## In memory', '', ...memoryTables(memory)] : []),
    ...(database ? ['## On PostgreSQL, from end to end', '', ...databaseTables(database)] : []),
    '',
  ].join('\n');
}

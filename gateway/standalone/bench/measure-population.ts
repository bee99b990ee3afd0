import { Pool } from 'pg';
import type { Cell, Target } from './cells';
import type { MeasuredHub } from './hub';
import { costOf, type ServerCost } from './measure/buffers';
import { type Budget, type Latency, latencyOf } from './measure/latency';
import { sentStatements } from './measure/sent-statements';

/** One cell of the table: what was measured, or why not. */
export type Measured = { readonly operation: string; readonly target: Target } & (
  | (Latency & Omit<ServerCost, 'buffers'> & { readonly buffers: number | null })
  | { readonly missing: string }
);

const targets: readonly Target[] = ['hub', 'by hand', 'plain'];

/** Measures every operation on every target, one after another. A plain way that takes long is run fewer times. */
export async function measurePopulation(
  hub: MeasuredHub,
  cellsOf: (hub: MeasuredHub, pool: Pool) => Promise<readonly Cell[]>,
  budget: Budget,
  progress: (line: string) => void,
): Promise<readonly Measured[]> {
  const pool = new Pool({ connectionString: hub.database.ownerUrl, max: 1, options: '-c jit=off' });
  try {
    const results: Measured[] = [];
    for (const cell of await cellsOf(hub, pool)) {
      for (const target of targets) {
        const way = cell.ways[target];
        if (way === undefined) continue;
        const measured = await measure(hub, { ...cell, target, way }, budget);
        progress(lineOf(measured));
        results.push(measured);
      }
    }
    return results;
  } finally {
    await pool.end();
  }
}

async function measure(
  hub: MeasuredHub,
  {
    operation,
    changes = false,
    target,
    way,
  }: Omit<Cell, 'ways'> & { target: Target; way: NonNullable<Cell['ways'][Target]> },
  budget: Budget,
): Promise<Measured> {
  if (typeof way === 'string') return { operation, target, missing: way };
  try {
    const latency = await latencyOf(way, budget);
    const sent = await sentStatements(() => way(0));
    if (changes) return { operation, target, ...latency, statements: sent.length, buffers: null };
    const cost = await costOf(hub.database, target === 'hub' ? sent : sent.map(asOwner(hub)));
    return { operation, target, ...latency, ...cost };
  } catch (error) {
    return { operation, target, missing: error instanceof Error ? error.message : 'it failed' };
  }
}

const asOwner =
  ({ database }: MeasuredHub) =>
  <Sent extends { readonly user: string }>(sent: Sent): Sent => ({
    ...sent,
    user: new URL(database.ownerUrl).username,
  });

function lineOf(measured: Measured): string {
  const what = `${measured.operation}, ${measured.target}`;
  return 'missing' in measured
    ? `${what}: missing, ${measured.missing}`
    : `${what}: p50 ${measured.p50} ms, p99 ${measured.p99} ms, ${measured.statements} statements, ${measured.buffers ?? 'unknown'} buffers`;
}

import { randomUUID } from 'node:crypto';
import type { SubgraphRuntime } from '@banenbrug/service-common';
import type { DataSource } from 'typeorm';
import { extendEvery, keepLease, type Lease } from './lease';
import { runImport, type RunOptions } from './run-import';
import { openSpool, type Spool } from './spool';
import { undoRun } from './undo-run';

/** Imports that run at once in a process; the others wait. Each holds a connection and much of a processor. */
const atOnce = 2;

/** The imports that this process works at. */
export interface ImportRuns {
  readonly spool: Spool;
  /** Begins with, or goes on with, the import whose file lies here, as soon as there is room. Again it does nothing. */
  start(lease: Lease): Promise<void>;
  /** The same for undoing one. */
  startUndo(lease: Lease): Promise<void>;
  /** Resolves once nothing is being done for an import here. */
  settled(importId: string): Promise<void>;
  /** Lets what runs end after its chunk, and begins with nothing more. */
  stop(): void;
}

/** A new right to work at an import; it counts once it has been taken. */
export const newLease = (importId: string): Lease => ({ importId, leaseId: randomUUID() });

const known = new WeakMap<DataSource, ImportRuns>();

/** The imports of a subgraph that runs in this process: its uploads, its mutations and its job share them. */
export function importRunsOn(runtime: SubgraphRuntime): ImportRuns {
  const runs = known.get(runtime.dataSource) ?? createImportRuns(runtime, openSpool());
  known.set(runtime.dataSource, runs);
  return runs;
}

/** Imports on a spool. @param onProgress told how far the one that runs is */
export function createImportRuns(
  runtime: SubgraphRuntime,
  spool: Spool,
  onProgress?: RunOptions['onProgress'],
): ImportRuns {
  const stopping = new AbortController();
  const running = new Map<string, Promise<void>>();
  const waiting: (() => void)[] = [];
  let free = atOnce;

  async function inTurn(lease: Lease, work: () => Promise<void>): Promise<void> {
    if (free > 0) free -= 1;
    else await waitFor(lease);
    try {
      if (!stopping.signal.aborted) await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
      running.delete(lease.importId);
    }
  }
  /** Waits for room; meanwhile nobody else takes it up. */
  async function waitFor(lease: Lease): Promise<void> {
    const keep = () => keepLease(runtime.dataSource.manager, lease, runtime.clock).catch(() => {});
    const timer = setInterval(() => void keep(), extendEvery).unref();
    await new Promise<void>((begin) => waiting.push(begin));
    clearInterval(timer);
  }
  const once = (lease: Lease, work: () => Promise<void>): Promise<void> => {
    const found = running.get(lease.importId) ?? inTurn(lease, work);
    running.set(lease.importId, found);
    return found;
  };
  const { signal } = stopping;
  return {
    spool,
    start: (lease) => once(lease, () => runImport(runtime, spool, lease, { signal, onProgress })),
    startUndo: (lease) => once(lease, () => undoRun(runtime, lease, signal)),
    settled: (importId) => running.get(importId) ?? Promise.resolve(),
    stop: () => stopping.abort(),
  };
}

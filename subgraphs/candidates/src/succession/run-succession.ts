import {
  AuditEntry,
  type JobOptions,
  type JobResult,
  type SubgraphRuntime,
  today,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { asSuccession, findSuccessions, type Succession } from './succession-transaction';
import { findDuePools, takeOverPool } from './take-over-pool';
import { takeOverRest } from './take-over-rest';

const kinds = {
  pools: 'pools of desks that have closed, and their profiles',
  rest: 'what else was of desks that have closed',
} as const;

/** Ids that a report shows. */
const shownIds = 20;

/**
 * Gives all that closed desks have to their successors, in batches; each batch is whole or not at all and has one audit
 * line, which the successor can read. Several processes at once share the work, and a run that is killed leaves the
 * rest to the next.
 */
export async function runSuccession(
  runtime: SubgraphRuntime,
  { isDryRun, signal }: JobOptions,
): Promise<readonly JobResult[]> {
  const { dataSource, clock } = runtime;
  const day = today(clock);
  if (isDryRun) {
    const due = await asSuccession(dataSource, day, findDuePools);
    return [resultOf(kinds.pools, due)];
  }
  const successions = await asSuccession(dataSource, day, findSuccessions);
  if (successions.length === 0) return [];
  const runId = `succession ${runtime.createId()}`;
  const pools = await takeOverPools(runtime, runId, signal);
  const rest: string[] = [];
  for (const succession of successions) {
    for (let isLast = false; !isLast && !signal?.aborted; ) {
      const batch = await asSuccession(dataSource, day, async (manager) => {
        const taken = await takeOverRest(manager, succession);
        await recordLine(manager, runtime, { ...succession, runId, objectIds: taken.objectIds });
        return taken;
      });
      rest.push(...batch.objectIds);
      isLast = batch.isLast;
    }
  }
  return [resultOf(kinds.pools, pools), resultOf(kinds.rest, rest)];
}

/** Takes over pool after pool; answers the ids of those that were taken over, wholly or in part. */
async function takeOverPools(
  runtime: SubgraphRuntime,
  runId: string,
  signal: AbortSignal | undefined,
): Promise<string[]> {
  const taken = new Set<string>();
  const busy: string[] = [];
  while (!signal?.aborted) {
    const batch = await asSuccession(runtime.dataSource, today(runtime.clock), async (manager) => {
      const pool = await takeOverPool(manager, busy);
      if (pool && !pool.isBusy) await recordLine(manager, runtime, { ...pool, runId });
      return pool;
    });
    if (!batch) break;
    if (batch.isBusy) busy.push(batch.poolId);
    else taken.add(batch.poolId);
  }
  return [...taken];
}

/** One audit line for a batch, of the hub itself: no actor, and a role that no token can have. */
async function recordLine(
  manager: EntityManager,
  { clock, createId }: SubgraphRuntime,
  { runId, objectIds, successorId }: Succession & { runId: string; objectIds: readonly string[] },
): Promise<void> {
  if (objectIds.length === 0) return;
  await manager.insert(AuditEntry, {
    id: createId(),
    at: clock.now(),
    actor: null,
    role: 'SUCCESSION',
    action: 'TAKE_OVER',
    objectIds: [...objectIds],
    purpose: 'go on with the work of a desk that has closed',
    requestId: runId,
    deskId: successorId,
  });
}

const resultOf = (kind: string, ids: readonly string[]): JobResult => ({
  kind,
  count: ids.length,
  oldest: null,
  ids: ids.slice(0, shownIds),
});

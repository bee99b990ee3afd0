import {
  AuditEntry,
  type JobOptions,
  type JobResult,
  type SubgraphRuntime,
  today,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { deleteEndedDetails } from './delete-ended-details';
import { deleteImportChanges } from './delete-import-changes';
import { deleteUnusedSkills } from './delete-unused-skills';
import { asRetention } from './retention-transaction';
import { type Retained, type RetentionStep, shownIds } from './retention-step';
import { withdrawEndedProfiles } from './withdraw-ended-profiles';

const steps: readonly RetentionStep[] = [
  withdrawEndedProfiles,
  deleteEndedDetails,
  deleteImportChanges,
  deleteUnusedSkills,
];

/** Things per transaction: few enough that nobody waits long for their locks. */
const batchSize = 100;

/**
 * Deals with everything whose time has come, in batches; each batch is whole or not at all, and has an audit line per
 * thing. Several processes at once share the work: what one has locked the others leave to it.
 */
export async function runRetention(
  runtime: SubgraphRuntime,
  { isDryRun, signal }: JobOptions,
): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  for (const step of steps) {
    results.push(isDryRun ? await tellDue(runtime, step) : await dealWithAll(runtime, step, signal));
  }
  return results;
}

function tellDue({ dataSource, clock }: SubgraphRuntime, step: RetentionStep): Promise<JobResult> {
  return asRetention(dataSource, today(clock), async (manager, day) => ({
    kind: step.kind,
    ...(await step.findDue(manager, day)),
  }));
}

async function dealWithAll(
  runtime: SubgraphRuntime,
  step: RetentionStep,
  signal: AbortSignal | undefined,
): Promise<JobResult> {
  const { dataSource, clock, createId } = runtime;
  const runId = `retention ${createId()}`;
  const all: Retained[] = [];
  for (let isLast = false; !isLast && !signal?.aborted; ) {
    const batch = await asRetention(dataSource, today(clock), async (manager, day) => {
      const dealt = await step.dealWith(manager, day, batchSize, runtime);
      await recordLines(manager, runtime, step, { runId, retained: dealt.retained });
      return dealt;
    });
    all.push(...batch.retained);
    isLast = batch.isLast;
  }
  return resultOf(step, all);
}

/** One audit line per thing, of the hub itself: no actor, and a role that no token can have. */
async function recordLines(
  manager: EntityManager,
  { clock, createId }: SubgraphRuntime,
  { audit }: RetentionStep,
  { runId, retained }: { runId: string; retained: readonly Retained[] },
): Promise<void> {
  if (audit === null || retained.length === 0) return;
  const at = clock.now();
  await manager.insert(
    AuditEntry,
    retained.map(({ objectIds, deskId }) => ({
      id: createId(),
      at,
      actor: null,
      role: 'RETENTION',
      action: audit.action,
      objectIds: [...objectIds],
      purpose: audit.purpose,
      requestId: runId,
      deskId,
    })),
  );
}

function resultOf({ kind }: RetentionStep, all: readonly Retained[]): JobResult {
  const days = all.map(({ day }) => day).sort();
  return {
    kind,
    count: all.length,
    oldest: days[0] ?? null,
    ids: all.slice(0, shownIds).map(({ objectIds: [id] }) => id),
  };
}

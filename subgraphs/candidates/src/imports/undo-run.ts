import { faultOf, openDatabase, type SubgraphRuntime, today, writeAudit } from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import { ImportChange, ImportChunk, ProfileImport } from '../entities';
import type { Sender } from '../notices';
import { lockProfiles } from '../repositories/candidate-profile.repository';
import { withdrawProfiles } from '../repositories/withdraw-profiles';
import { callerOf } from './caller-of-import';
import { tried } from './database-faults';
import { type Lease, leaseEnd, LeaseLostError, releaseLease, takeLease } from './lease';
import { restoreProfiles } from './restore-profiles';

/** Profiles of one transaction of an undoing. */
const batchSize = 1000;

/** What one batch did. */
interface Undone {
  readonly objectIds: readonly string[];
  readonly withdrawn: number;
  readonly restored: number;
  readonly kept: number;
}

/**
 * Undoes an import batch by batch, each in one transaction: what it published is withdrawn, what it updated gets back
 * what it told before; what has been changed since stays as it is, and is reported. It never rejects.
 */
export async function undoRun(runtime: SubgraphRuntime, lease: Lease, signal: AbortSignal): Promise<void> {
  const { dataSource, clock, logger } = runtime;
  try {
    const taken = await takeLease(dataSource.manager, lease, { from: ['UNDOING'], to: 'UNDOING', clock });
    if (!taken) return;
    const found = await dataSource.manager.findOneByOrFail(ProfileImport, { id: lease.importId });
    while (await tried(() => undoBatch(runtime, found, lease))) {
      if (signal.aborted) {
        await releaseLease(dataSource.manager, lease);
        return;
      }
    }
    await dataSource.manager.query(
      `update imports set state = 'UNDONE', lease_id = null, lease_until = null where id = $1 and lease_id = $2`,
      [lease.importId, lease.leaseId],
    );
  } catch (error) {
    if (error instanceof LeaseLostError) return;
    logger.error(
      { importId: lease.importId, fault: faultOf(error) },
      'an undoing stopped; it is tried again',
    );
  }
}

/** Undoes the next batch; false when nothing is left. */
async function undoBatch(runtime: SubgraphRuntime, found: ProfileImport, lease: Lease): Promise<boolean> {
  const { dataSource, clock } = runtime;
  const operation = { caller: callerOf(found), requestId: `import ${found.id}`, clock };
  return openDatabase(dataSource, operation).transaction(async (manager) => {
    const day = today(clock);
    const undone =
      (await undoPublished(manager, found, day, runtime)) ?? (await undoUpdated(manager, found, day));
    if (undone === null) return false;
    await writeAudit(manager, operation, {
      action: 'UNDO_IMPORT_CHUNK',
      objectIds: [found.id, ...undone.objectIds],
      purpose: 'undo an import of the desk’s own export',
    });
    const [, counted] = await manager.query<[unknown, number]>(
      `update imports set undo_withdrawn = undo_withdrawn + $3, undo_restored = undo_restored + $4,
         undo_kept = undo_kept + $5, lease_until = $6
       where id = $1 and lease_id = $2 and state = 'UNDOING'`,
      [found.id, lease.leaseId, undone.withdrawn, undone.restored, undone.kept, leaseEnd(clock)],
    );
    if (counted !== 1) throw new LeaseLostError();
    return true;
  });
}

async function undoPublished(
  manager: EntityManager,
  { id: importId, deskId }: ProfileImport,
  day: string,
  sender: Sender,
): Promise<Undone | null> {
  const [chunk] = await manager.find(ImportChunk, {
    where: { importId },
    order: { firstRow: 'ASC' },
    take: 1,
  });
  if (!chunk) return null;
  const ids = chunk.published.slice(0, batchSize);
  await shorten(manager, chunk);
  const locked = await lockProfiles(manager, deskId, ids);
  const published = locked.filter(({ state }) => state === 'PUBLISHED');
  const changed = published.filter(({ revision }) => revision !== 1);
  const withdrawn = published.filter(({ revision }) => revision === 1).map(({ id }) => id);
  const { introductions } = await withdrawProfiles(manager, withdrawn, day, sender);
  await report(
    manager,
    importId,
    changed.map(({ id }) => id),
  );
  return {
    objectIds: [...withdrawn, ...introductions.map(({ id }) => id)],
    withdrawn: withdrawn.length,
    restored: 0,
    kept: changed.length,
  };
}

/** Takes a batch off a chunk; the chunk goes with its last one. */
async function shorten(
  manager: EntityManager,
  { importId, firstRow, published }: ImportChunk,
): Promise<void> {
  await manager.delete(ImportChunk, { importId, firstRow });
  const left = published.slice(batchSize);
  if (left.length > 0) await manager.insert(ImportChunk, { importId, firstRow, published: left });
}

async function undoUpdated(
  manager: EntityManager,
  { id: importId, deskId }: ProfileImport,
  day: string,
): Promise<Undone | null> {
  const changes = await manager.find(ImportChange, {
    where: { importId },
    order: { profileId: 'ASC' },
    take: batchSize,
  });
  if (changes.length === 0) return null;
  const revisions = new Map(changes.map(({ profileId, revision }) => [profileId, revision]));
  const locked = await lockProfiles(manager, deskId, [...revisions.keys()]);
  const isUnchanged = new Set(
    locked
      .filter(({ id, state, revision }) => state === 'PUBLISHED' && revision === revisions.get(id))
      .map(({ id }) => id),
  );
  const restored = changes.filter(({ profileId }) => isUnchanged.has(profileId));
  const kept = changes
    .filter(({ profileId }) => !isUnchanged.has(profileId))
    .map(({ profileId }) => profileId);
  await restoreProfiles(manager, restored, day);
  await manager.delete(ImportChange, { importId, profileId: In([...revisions.keys()]) });
  await report(manager, importId, kept);
  return {
    objectIds: restored.map(({ profileId }) => profileId),
    withdrawn: 0,
    restored: restored.length,
    kept: kept.length,
  };
}

/** Notes which profiles were left as they are, because somebody has changed them since. */
async function report(
  manager: EntityManager,
  importId: string,
  profileIds: readonly string[],
): Promise<void> {
  await manager.query(
    `insert into import_reported (import_id, reason, profile_id)
     select $1, 'CHANGED_SINCE', id from unnest($2::uuid[]) as t (id)`,
    [importId, profileIds],
  );
}

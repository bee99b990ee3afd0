import { type Caller, columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { Arrangement, ArrangementStateChange } from '../entities';
import { arrangementViewer, visibleArrangement } from './visibility';

/** A version with all versions of its framework, itself included, by version. */
export interface Framework {
  readonly arrangement: Arrangement;
  readonly versions: readonly Arrangement[];
}

/**
 * Finds a version that the caller may see and holds all versions of its framework, in the order of the versions. They
 * are read after they are held: a version that somebody else drafted while this waited is among them.
 */
export async function lockFramework(
  manager: EntityManager,
  caller: Caller,
  id: string,
): Promise<Framework | null> {
  await manager.query(
    `select a.id from arrangements a
     where a.framework_id = (select of.framework_id from arrangements of where of.id = $4) and ${visibleArrangement}
     order by a.version for no key update`,
    [...arrangementViewer(caller), id],
  );
  const versions = await manager.query<Arrangement[]>(
    `select ${columnsOf(manager, Arrangement, 'a')} from arrangements a
     where a.framework_id = (select of.framework_id from arrangements of where of.id = $4) and ${visibleArrangement}
     order by a.version`,
    [...arrangementViewer(caller), id],
  );
  const arrangement = versions.find((version) => version.id === id.toLowerCase());
  return arrangement ? { arrangement, versions } : null;
}

/** The columns of a version that a step changes. */
export type ArrangementChange = Partial<Omit<Arrangement, 'id' | 'frameworkId' | 'version' | 'revision'>>;

/** Changes a version that is held, counts the change, and answers the version as it is now. */
export async function changeArrangement(
  manager: EntityManager,
  arrangement: Arrangement,
  change: ArrangementChange,
): Promise<Arrangement> {
  const changed = Object.assign({}, arrangement, change, { revision: arrangement.revision + 1 });
  await manager.update(
    Arrangement,
    { id: arrangement.id, revision: arrangement.revision },
    { ...change, revision: changed.revision },
  );
  return changed;
}

/** Adds a line to the history of a version that is held. A line is never older than the one before it. */
export async function addStateChange(
  manager: EntityManager,
  { arrangementId, state, since, outcome }: Omit<ArrangementStateChange, 'number'>,
): Promise<void> {
  const [last] = await manager.find(ArrangementStateChange, {
    where: { arrangementId },
    order: { number: 'DESC' },
    take: 1,
  });
  await manager.insert(ArrangementStateChange, {
    arrangementId,
    number: (last?.number ?? 0) + 1,
    state,
    since: last && last.since > since ? last.since : since,
    outcome,
  });
}

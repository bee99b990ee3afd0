import { type Caller, columnsOf } from '@banenbrug/service-common';
import { type EntityManager, In } from 'typeorm';
import {
  Arrangement,
  ArrangementDeviation,
  ArrangementStateChange,
  ClauseSet,
  type ClauseSetRow,
  RegionalArrangement,
} from '../entities';
import { arrangementViewer, visibleArrangement, visibleRegional } from './visibility';

/** Which versions: those of an employer, or one. The other is null. */
export interface ComparedVersions {
  readonly employerId: string | null;
  readonly arrangementId: string | null;
}

/** The versions that the caller may see, by title. */
export function findVersions(
  manager: EntityManager,
  caller: Caller,
  { employerId, arrangementId }: ComparedVersions,
): Promise<Arrangement[]> {
  return manager.query(
    `select ${columnsOf(manager, Arrangement, 'a')} from arrangements a
     where (a.employer_id = $4::uuid or a.id = $5::uuid) and ${visibleArrangement}
     order by a.title collate "C", a.version, a.id`,
    [...arrangementViewer(caller), employerId, arrangementId],
  );
}

/** What regions made of versions, with all that an answer consists of. */
export interface Answers {
  readonly adoptions: readonly RegionalArrangement[];
  readonly deviations: readonly ArrangementDeviation[];
  /** The clause sets of the versions and of the answers. */
  readonly clauseSets: readonly ClauseSetRow[];
}

/** The answers of regions and their municipalities that the caller may see, by municipality: in three statements. */
export async function findAnswers(
  manager: EntityManager,
  caller: Caller,
  versions: readonly Arrangement[],
  regions: readonly string[],
): Promise<Answers> {
  const adoptions = await manager.query<RegionalArrangement[]>(
    `select ${columnsOf(manager, RegionalArrangement, 'r')} from regional_arrangements r
     where r.arrangement_id = any($4) and r.region_code = any($5) and ${visibleRegional}
     order by r.municipality_code collate "C" nulls first`,
    [...arrangementViewer(caller), versions.map(({ id }) => id), regions],
  );
  const sets = [...versions, ...adoptions].flatMap(({ clauseSetId }) => clauseSetId ?? []);
  return {
    adoptions,
    deviations: await manager.findBy(ArrangementDeviation, {
      regionalArrangementId: In(adoptions.map(({ id }) => id)),
    }),
    clauseSets: await manager.findBy(ClauseSet, { id: In(sets) }),
  };
}

/** The changes of state of versions, in the order in which they were made. */
export function findStateChanges(
  manager: EntityManager,
  versions: readonly Arrangement[],
): Promise<ArrangementStateChange[]> {
  return manager.find(ArrangementStateChange, {
    where: { arrangementId: In(versions.map(({ id }) => id)) },
    order: { number: 'ASC' },
  });
}

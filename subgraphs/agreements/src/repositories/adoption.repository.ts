import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import { type ClauseRow, clauseDescriptors } from '../clauses';
import { ArrangementDeviation, ClauseSet, RegionalArrangement } from '../entities';

/** Where an arrangement is answered: a region, or one municipality in it. */
export type AdoptionPlace = Pick<RegionalArrangement, 'arrangementId' | 'regionCode' | 'municipalityCode'>;

/** The present answer of a place; null when there is none yet. */
export function findAdoption(
  manager: EntityManager,
  { arrangementId, regionCode, municipalityCode }: AdoptionPlace,
): Promise<RegionalArrangement | null> {
  return manager.findOneBy(RegionalArrangement, {
    arrangementId,
    regionCode,
    municipalityCode: municipalityCode ?? IsNull(),
    formerOf: IsNull(),
  });
}

const noClauses: ClauseRow = Object.fromEntries(
  clauseDescriptors.flatMap(({ columns }) => columns.map(({ property }) => [property, null])),
);

/** Keeps the region's own values. */
export async function insertClauseSet(manager: EntityManager, id: string, clauses: ClauseRow): Promise<void> {
  await manager.insert(ClauseSet, { ...noClauses, ...clauses, id });
}

/** Keeps an answer that another one has taken the place of, with its deviations. Its values stay where they are. */
export async function keepFormerAnswer(
  manager: EntityManager,
  former: RegionalArrangement,
  id: string,
): Promise<void> {
  await manager.insert(RegionalArrangement, Object.assign({}, former, { id, formerOf: former.id }));
  await manager.query(
    `insert into arrangement_deviations (regional_arrangement_id, ingredient, reason)
     select $2, d.ingredient, d.reason from arrangement_deviations d where d.regional_arrangement_id = $1`,
    [former.id, id],
  );
}

/** Puts the reasons of the present deviations in place of the former ones. */
export async function replaceDeviations(
  manager: EntityManager,
  regionalArrangementId: string,
  deviations: readonly Omit<ArrangementDeviation, 'regionalArrangementId'>[],
): Promise<void> {
  await manager.delete(ArrangementDeviation, { regionalArrangementId });
  if (deviations.length === 0) return;
  await manager.insert(
    ArrangementDeviation,
    deviations.map((deviation) => ({ ...deviation, regionalArrangementId })),
  );
}

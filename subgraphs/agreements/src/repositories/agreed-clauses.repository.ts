import { columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { ArrangementIngredient } from '../clauses';
import { type Arrangement, ClauseSet, type ClauseSetRow } from '../entities';

/**
 * The rows of clause sets in which an ingredient of a version stands for a region that took it over, as a whole or in a
 * municipality: the framework's, or the region's own where it deviates. None when it took nothing over. Without a region
 * the framework's own.
 */
export function findAgreedClauses(
  manager: EntityManager,
  { id, clauseSetId }: Arrangement,
  ingredient: ArrangementIngredient,
  regionCode: string | null,
): Promise<ClauseSetRow[]> {
  if (regionCode === null) return manager.findBy(ClauseSet, { id: clauseSetId });
  return manager.query(
    `select ${columnsOf(manager, ClauseSet, 'c')}
     from regional_arrangements r
     left join arrangement_deviations d on d.regional_arrangement_id = r.id and d.ingredient = $3
     join clause_sets c on c.id = case when d.ingredient is null then $4::uuid else r.clause_set_id end
     where r.arrangement_id = $1 and r.region_code = $2 and r.coverage <> 'NOT_YET'`,
    [id, regionCode, ingredient, clauseSetId],
  );
}

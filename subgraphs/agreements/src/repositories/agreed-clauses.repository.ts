import { columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { ArrangementIngredient } from '../clauses';
import { type Arrangement, ClauseSet, type ClauseSetRow } from '../entities';

/**
 * The rows of clause sets in which an ingredient of a version stands today for a region that took it over, as a whole or in
 * a municipality: the framework's, or its own where it deviates; a municipality that takes it over in part builds on the
 * region's. None when it took nothing over. Without a region the framework's own.
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
     left join arrangement_deviations own on own.regional_arrangement_id = r.id and own.ingredient = $3
     left join regional_arrangements whole on whole.arrangement_id = r.arrangement_id and whole.region_code = r.region_code
       and whole.municipality_code is null and whole.former_of is null and r.coverage = 'PARTIAL'
     left join arrangement_deviations under on under.regional_arrangement_id = whole.id and under.ingredient = $3
     join clause_sets c on c.id = case when own.ingredient is not null then r.clause_set_id
       when under.ingredient is not null then whole.clause_set_id else $4::uuid end
     where r.arrangement_id = $1 and r.region_code = $2 and r.coverage <> 'NOT_YET' and r.former_of is null`,
    [id, regionCode, ingredient, clauseSetId],
  );
}

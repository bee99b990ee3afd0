import type { EntityManager } from 'typeorm';
import { IsNull } from 'typeorm';
import type { ArrangementIngredient } from '../clauses';
import { ClauseScore } from '../entities';

/** How many parties say what of one clause of one version. */
export interface ScoreCounts {
  readonly arrangementId: string;
  readonly ingredient: ArrangementIngredient;
  readonly employerWorks: number;
  readonly employerDoesNotWork: number;
  readonly regionWorks: number;
  readonly regionDoesNotWork: number;
}

/** A subquery: of what each party said of each clause the latest, where `condition` holds of score `s`. */
export const latestScores = (condition: string): string => `(
  select distinct on (s.arrangement_id, s.ingredient, s.region_code) s.* from clause_scores s where ${condition}
  order by s.arrangement_id, s.ingredient, s.region_code, s.number desc)`;

/** Counts the scores of a subquery per version and ingredient. */
export const countsOfScores = (scores: string): string =>
  `select s.arrangement_id as "arrangementId", s.ingredient,
     (count(*) filter (where s.region_code is null and s.verdict = 'WORKS'))::int as "employerWorks",
     (count(*) filter (where s.region_code is null and s.verdict <> 'WORKS'))::int as "employerDoesNotWork",
     (count(*) filter (where s.region_code is not null and s.verdict = 'WORKS'))::int as "regionWorks",
     (count(*) filter (where s.region_code is not null and s.verdict <> 'WORKS'))::int as "regionDoesNotWork"
   from ${scores} s group by s.arrangement_id, s.ingredient`;

/** How many say what of one ingredient, per version. */
export function countScoresOf(
  manager: EntityManager,
  ingredient: ArrangementIngredient,
): Promise<ScoreCounts[]> {
  return manager.query(countsOfScores(latestScores('s.ingredient = $1')), [ingredient]);
}

/** What a party said last of a clause; null when it has not said anything. */
export async function findLatestScore(
  manager: EntityManager,
  { arrangementId, ingredient, regionCode }: Pick<ClauseScore, 'arrangementId' | 'ingredient' | 'regionCode'>,
): Promise<ClauseScore | null> {
  const [latest] = await manager.find(ClauseScore, {
    where: { arrangementId, ingredient, regionCode: regionCode ?? IsNull() },
    order: { number: 'DESC' },
    take: 1,
  });
  return latest ?? null;
}

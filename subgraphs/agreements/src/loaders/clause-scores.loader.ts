import { columnsOf, createListLoader, type RequestContext } from '@banenbrug/service-common';
import { ClauseScore } from '../entities';
import { countsOfScores, latestScores, type ScoreCounts } from '../repositories/clause-score.repository';
import { arrangementViewer, visibleScore } from '../repositories/visibility';

/** How many say what of each clause of each version. */
export const createScoreCountsByArrangementIdLoader = ({ database: { manager } }: RequestContext) =>
  createListLoader<ScoreCounts>(
    'scoreCountsByArrangementId',
    (ids) => manager.query(`${countsOfScores(latestScores('s.arrangement_id = any($1)'))}`, [ids]),
    ({ arrangementId }) => arrangementId,
  );

/** What each party says of each clause of each version, as far as the caller may see it, by ingredient. */
export const createScoresByArrangementIdLoader = ({ database: { manager }, caller }: RequestContext) =>
  createListLoader<ClauseScore>(
    'scoresByArrangementId',
    (ids) =>
      manager.query(
        `select ${columnsOf(manager, ClauseScore, 's')} from ${latestScores('s.arrangement_id = any($4)')} s
         where ${visibleScore} order by s.ingredient collate "C", s.region_code collate "C" nulls first`,
        [...arrangementViewer(caller), ids],
      ),
    ({ arrangementId }) => arrangementId,
  );

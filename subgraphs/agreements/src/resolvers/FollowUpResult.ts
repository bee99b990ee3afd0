import type { AgreementsContext } from '../context';
import type { FollowUpResult as ResultRow } from '../entities';
import { countsOfResult } from '../services/progress/result-counts.service';

export const FollowUpResult = {
  placements: (row: ResultRow, _: unknown, { caller }: AgreementsContext) =>
    countsOfResult(caller, row).placements,
  hoursPerWeek: (row: ResultRow, _: unknown, { caller }: AgreementsContext) =>
    countsOfResult(caller, row).hoursPerWeek,
  jobsEquivalent: (row: ResultRow, _: unknown, { caller }: AgreementsContext) =>
    countsOfResult(caller, row).jobsEquivalent,
};

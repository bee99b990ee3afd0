import { type Caller, isRegionCode, referenceRegions, requireRole, today } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import { findUnmetDemand, type UnmetCell } from '../repositories/unmet-demand.repository';

/** Demand that nobody on offer meets. */
export interface UnmetDemand {
  readonly asOf: Date;
  readonly regions: readonly string[];
  readonly cells: readonly UnmetCell[];
  readonly isComplete: boolean;
}

const maximumCells = 200;

/**
 * The open vacancies that nobody meets, counted. A desk asks about its own regions only: another's is as an unknown
 * one, and answers nothing.
 * @param asked codes of regions; all that the caller may ask about when null
 * @throws HubError FORBIDDEN or UNAUTHENTICATED
 */
export async function readUnmetDemand(
  { caller, clock, database: { manager } }: CandidatesContext,
  asked: readonly string[] | null,
): Promise<UnmetDemand> {
  requireRole(caller, 'DESK', 'LIAISON', 'ADMIN');
  const regions = regionsToAsk(caller, asked);
  const cells = await findUnmetDemand(manager, regions, today(clock), maximumCells + 1);
  return {
    asOf: clock.now(),
    regions,
    cells: cells.slice(0, maximumCells),
    isComplete: cells.length <= maximumCells,
  };
}

function regionsToAsk({ role, regions }: Caller, asked: readonly string[] | null): string[] {
  const own = role === 'DESK' ? regions : referenceRegions.map(({ code }) => code);
  return [...new Set(asked ?? own)].filter((code) => isRegionCode(code) && own.includes(code)).sort();
}

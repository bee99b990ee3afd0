import type { RegionsContext } from '../../context';
import { findRegions } from '../../repositories/region.repository';
import { today } from '@banenbrug/service-common';

export const regions = (
  _: unknown,
  { codes }: { codes?: readonly string[] | null },
  { database, clock }: RegionsContext,
) => findRegions(database.manager, codes ?? null, today(clock));

import { type Connection, type ConnectionArguments, connectionOf, HubError } from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { Introduction } from '../entities';
import type { IntroductionSide } from '../repositories/introduction-visibility';
import { pageByDay } from '../keyset';
import { isOwnDesk, isOwnEmployer } from './candidate-access.service';

/**
 * A page of the introductions of a desk or an employer, for nobody but that side.
 * @throws HubError FORBIDDEN, PAGE_SIZE_OUT_OF_RANGE, CURSOR_INVALID
 */
export async function listIntroductions(
  { caller, loaders }: CandidatesContext,
  side: IntroductionSide,
  id: string,
  paging: ConnectionArguments,
): Promise<Connection<Introduction> & { side: IntroductionSide; id: string }> {
  const isOwn = side === 'desk' ? isOwnDesk(caller, id) : isOwnEmployer(caller, id);
  if (!isOwn) throw new HubError('FORBIDDEN');
  const page = pageByDay(paging);
  const rows = await loaders.introductionsBySide[side].load({ parent: id, page });
  return { ...connectionOf(rows, page, (row) => [row.requestedOn, row.id]), side, id };
}

import {
  type ConnectionArguments,
  connectionOf,
  isUuid,
  pageOf,
  requireSignedIn,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import type { FollowUpCategory, FollowUpStatus } from '../../entities';
import { countFollowUps, findFollowUps } from '../../repositories/follow-up.repository';

/** The filter as clients write it. */
interface FilterInput {
  readonly session?: string | null;
  readonly employer?: string | null;
  readonly region?: string | null;
  readonly category?: FollowUpCategory | null;
  readonly status?: FollowUpStatus | null;
}

export const followUpAgreements = async (
  _: unknown,
  { filter, ...paging }: ConnectionArguments & { filter?: FilterInput | null },
  { caller, database: { manager } }: AgreementsContext,
) => {
  requireSignedIn(caller);
  const page = pageOf(paging, ['day', 'id']);
  const wanted = {
    sessionId: filter?.session ?? null,
    employerId: filter?.employer ?? null,
    region: filter?.region ?? null,
    category: filter?.category ?? null,
    status: filter?.status ?? null,
  };
  // Nothing has an id that cannot be one; in SQL it would be a fault.
  const isPossible = [wanted.sessionId, wanted.employerId].every((id) => id === null || isUuid(id));
  const rows = isPossible ? await findFollowUps(manager, caller, wanted, page) : [];
  return {
    ...connectionOf(rows, page, ({ recordedOn, id }) => [recordedOn, id]),
    countAll: async () => (isPossible ? countFollowUps(manager, caller, wanted) : 0),
  };
};

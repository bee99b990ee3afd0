import {
  type ConnectionArguments,
  connectionOf,
  isUuid,
  pageOf,
  requireSignedIn,
  today,
} from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import type { FollowUpCategory } from '../../entities';
import { everyFollowUp } from '../../repositories/follow-up-condition';
import { countFollowUps, findFollowUps } from '../../repositories/follow-up.repository';
import type { FollowUpStanding } from '../../services/progress/follow-up-standing.service';

/** The filter as clients write it. */
interface FilterInput {
  readonly session?: string | null;
  readonly employer?: string | null;
  readonly region?: string | null;
  readonly category?: FollowUpCategory | null;
  readonly status?: FollowUpStanding | null;
  readonly asOf?: string | null;
  readonly isWithoutOwner?: boolean | null;
  readonly isWithoutDueDate?: boolean | null;
  readonly dueFrom?: string | null;
  readonly dueUntil?: string | null;
  readonly isOverdue?: boolean | null;
}

export const followUpAgreements = async (
  _: unknown,
  { filter, ...paging }: ConnectionArguments & { filter?: FilterInput | null },
  { caller, clock, database: { manager } }: AgreementsContext,
) => {
  requireSignedIn(caller);
  const page = pageOf(paging, ['day', 'id']);
  const day = today(clock);
  const { session = null, employer = null, ...rest } = filter ?? {};
  const wanted = { ...everyFollowUp, ...rest, sessionId: session, employerId: employer };
  // Nothing has an id that cannot be one; in SQL it would be a fault. How they will stand is not known.
  const isPossible =
    [session, employer].every((id) => id === null || isUuid(id)) && (wanted.asOf ?? day) <= day;
  const rows = isPossible ? await findFollowUps(manager, caller, wanted, day, page) : [];
  return {
    ...connectionOf(rows, page, ({ recordedOn, id }) => [recordedOn, id]),
    countAll: async () => (isPossible ? countFollowUps(manager, caller, wanted, day) : 0),
  };
};

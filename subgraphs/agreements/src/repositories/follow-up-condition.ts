import type { FollowUpCategory, FollowUpStatus } from '../entities';
import { visibleFollowUp } from './visibility';

/** Which follow-up agreements; what is null does not narrow. Ids are well-formed. */
export interface FollowUpFilter {
  readonly sessionId: string | null;
  readonly employerId: string | null;
  readonly region: string | null;
  readonly category: FollowUpCategory | null;
  readonly status: FollowUpStatus | null;
}

export const everyFollowUp: FollowUpFilter = {
  sessionId: null,
  employerId: null,
  region: null,
  category: null,
  status: null,
};

/** `$5`…`$9` of `followUpCondition`. */
export function filterParameters(filter: FollowUpFilter): readonly unknown[] {
  return [filter.sessionId, filter.employerId, filter.region, filter.category, filter.status];
}

/** That `f` counts, is visible to the caller (`$1`…`$4`) and within the filter. */
export const followUpCondition = `f.withdrawn_on is null and ${visibleFollowUp}
  and ($5::uuid is null or f.session_id = $5)
  and ($6::uuid is null or f.employer_id = $6)
  and ($7::text is null or f.region_codes @> array[$7])
  and ($8::text is null or f.category = $8)
  and ($9::text is null or f.status = $9)`;

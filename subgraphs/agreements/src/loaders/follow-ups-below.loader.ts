import { columnsOf, createLoader, createPageLoader, type RequestContext } from '@banenbrug/service-common';
import { FollowUpAgreement } from '../entities';
import { pageByDay } from '../keyset';
import {
  everyFollowUp,
  type FollowUpFilter,
  filterParameters,
  followUpCondition,
} from '../repositories/follow-up-condition';
import { followUpViewer } from '../repositories/visibility';
import type { Below, PagedList, RowCount } from './paged-list';

const parents = {
  session: { type: 'uuid', belongs: 'f.session_id = parent.key' },
  employer: { type: 'uuid', belongs: 'f.employer_id = parent.key' },
  region: { type: 'text', belongs: 'f.region_codes @> array[parent.key]' },
} as const;

/** Sort keys of follow-up agreements. */
export const followUpKeys = ({ recordedOn, id }: FollowUpAgreement): readonly string[] => [recordedOn, id];

/** The follow-up agreements of each session, employer or region that the caller may see, the latest first. */
export function createFollowUpsBelowList(
  { database: { manager }, caller }: RequestContext,
  parent: keyof typeof parents,
  filter: Partial<FollowUpFilter> = {},
): PagedList<Below<FollowUpAgreement>> {
  const { type, belongs } = parents[parent];
  const parameters = [...followUpViewer(caller), ...filterParameters({ ...everyFollowUp, ...filter })];
  return {
    pageOf: pageByDay,
    keysOf: followUpKeys,
    pages: createPageLoader<Below<FollowUpAgreement>>(
      `followUpsOf ${parent}`,
      (keys, { first, after }) =>
        manager.query(
          `select parent.key::text as parent, f.*
           from unnest($10::${type}[]) as parent (key) cross join lateral (
             select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
             where ${belongs} and ${followUpCondition}
               and ($11::date is null or (f.recorded_on, f.id) < ($11, $12::uuid))
             order by f.recorded_on desc, f.id desc limit $13) f
           order by f."recordedOn" desc, f.id desc`,
          [...parameters, keys, after?.[0] ?? null, after?.[1] ?? null, first + 1],
        ),
      (row) => row.parent,
    ),
    counts: createLoader<RowCount>(
      `countOfFollowUpsOf ${parent}`,
      (keys) =>
        manager.query(
          `select parent.key::text as parent, count(*)::int as count
           from unnest($10::${type}[]) as parent (key) join follow_up_agreements f on ${belongs}
           where ${followUpCondition} group by parent.key`,
          [...parameters, keys],
        ),
      (row) => row.parent,
    ),
  };
}

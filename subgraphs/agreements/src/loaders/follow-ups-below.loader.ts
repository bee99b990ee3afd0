import {
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
  type RequestContext,
} from '@banenbrug/service-common';
import { FollowUpAgreement } from '../entities';
import {
  everyFollowUp,
  type FollowUpFilter,
  filterParameters,
  followUpCondition,
} from '../repositories/follow-up-condition';
import { followUpViewer } from '../repositories/visibility';

/** An agreement below a parent that it does not itself name: one of its regions. */
type FollowUpBelow = FollowUpAgreement & { readonly parent: string };

const parents = {
  session: { type: 'uuid', belongs: 'f.session_id = parent.key' },
  employer: { type: 'uuid', belongs: 'f.employer_id = parent.key' },
  region: { type: 'text', belongs: 'f.region_codes @> array[parent.key]' },
} as const;

/** The follow-up agreements of each session, employer or region that the caller may see, the latest first. */
export function createFollowUpsBelowLoader(
  { database: { manager }, caller }: RequestContext,
  parent: keyof typeof parents,
  filter: Partial<FollowUpFilter> = {},
): ConnectionLoader<FollowUpBelow> {
  const { type, belongs } = parents[parent];
  const parameters = [...followUpViewer(caller), ...filterParameters({ ...everyFollowUp, ...filter })];
  return createConnectionLoader<FollowUpBelow>(`follow-ups by ${parent}`, {
    cursor: ['day', 'id'],
    keysOf: ({ recordedOn, id }) => [recordedOn, id],
    parentOf: (row) => row.parent,
    pages: (keys, page) =>
      manager.query(
        `select parent.key::text as parent, f.*
         from unnest($10::${type}[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, FollowUpAgreement, 'f')} from follow_up_agreements f
           where ${belongs} and ${followUpCondition}
             and ($11::date is null or (f.recorded_on, f.id) < ($11, $12::uuid))
           order by f.recorded_on desc, f.id desc limit $13) f
         order by f."recordedOn" desc, f.id desc`,
        [...parameters, keys, ...pageParameters(page)],
      ),
    counts: (keys) =>
      manager.query(
        `select parent.key::text as parent, count(*)::int as count
         from unnest($10::${type}[]) as parent (key) join follow_up_agreements f on ${belongs}
         where ${followUpCondition} group by parent.key`,
        [...parameters, keys],
      ),
  });
}

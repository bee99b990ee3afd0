import {
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  pageParameters,
  type RequestContext,
  today,
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
  arrangement: {
    type: 'uuid',
    belongs: `f.id in (
      select r.follow_up_agreement_id from follow_up_results r
      where r.arrangement_id = parent.key and not exists (
        select from follow_up_results later
        where later.follow_up_agreement_id = r.follow_up_agreement_id and later.number > r.number))`,
  },
} as const;

/** The follow-up agreements of each session, employer, region or arrangement they led to that the caller may see, the latest first. */
export function createFollowUpsBelowLoader(
  { database: { manager }, caller, clock }: RequestContext,
  parent: keyof typeof parents,
  filter: Partial<FollowUpFilter> = {},
): ConnectionLoader<FollowUpBelow> {
  const { type, belongs } = parents[parent];
  const within = filterParameters({ ...everyFollowUp, ...filter }, today(clock));
  const parameters = [...followUpViewer(caller), ...within];
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

import { waitingFor } from '../introductions/introduction-states';
import { profileLifetimeDays } from '../services/profile-staleness.service';
import type { WorkKind } from '../services/work-kind';
import { isPublishedOn } from './profile-visibility';
import { unknownFieldEntries } from './unknown-field-sql';

/** One kind of work as SQL: what to find, what of it to tell, and in which order. */
interface Source {
  /** What is to be done; $1 is the desk and $2 today. */
  readonly from: string;
  readonly id: string;
  readonly profileId: string;
  readonly since: string;
  readonly unknown: string;
  /** How often vacancies ask what is unknown, where the order is by that. */
  readonly weight: string;
  /** Ascending, and unique by its end. Of all but the incomplete ones an index has it. */
  readonly order: string;
  /** The place in that order after which a page begins: $6 weight, $7 day, $8 id. */
  readonly place: string;
}

/** The states in which it is the desk's turn. */
const waitingForDesk = (['ASKED', 'AGREED', 'MEETING'] as const)
  .filter((state) => waitingFor(state) === 'DESK')
  .map((state) => `'${state}'`)
  .join(', ');

/** From this day on a profile is stale. */
const staleFrom = `p.verified_on + ${profileLifetimeDays + 1}`;

const unknownFields = unknownFieldEntries.map(
  ([field, isUnknown]) => `case when ${isUnknown} then '${field}' end`,
);

const weight = unknownFieldEntries
  .map(([field, isUnknown]) => `case when ${isUnknown} then a."${field}" else 0 end`)
  .join(' + ');

const isIncomplete = `(${unknownFieldEntries.map(([, isUnknown]) => isUnknown).join(' or ')})`;

const isOwn = `p.desk_id = $1::uuid and ${isPublishedOn('$2')}`;

const profile = {
  id: 'p.id',
  profileId: 'p.id',
  since: staleFrom,
  unknown: `array_remove(array[${unknownFields.join(', ')}]::text[], null)`,
  weight: '0',
  order: 'p.verified_on, p.id',
  place: `$7::date - ${profileLifetimeDays + 1}, $8::uuid`,
} as const;

/** $3 is the first day on which a verification is fresh, $4 the first on which it will be when it is soon. */
const sources: Readonly<Record<WorkKind, Source>> = {
  OVERDUE_INTRODUCTION: {
    from: `introductions i where i.desk_id = $1::uuid and i.closed_on is null and i.due_on < $2::date
      and i.state in (${waitingForDesk})`,
    id: 'i.id',
    profileId: 'i.profile_id',
    since: 'i.due_on',
    unknown: `'{}'::text[]`,
    weight: '0',
    order: 'i.due_on, i.id',
    place: '$7::date, $8::uuid',
  },
  STALE: { ...profile, from: `candidate_profiles p where ${isOwn} and p.verified_on < $3::date` },
  STALE_SOON: {
    ...profile,
    from: `candidate_profiles p where ${isOwn} and p.verified_on >= $3::date and p.verified_on < $4::date`,
  },
  INCOMPLETE: {
    ...profile,
    from: `candidate_profiles p cross join asked a where ${isOwn} and ${isIncomplete}`,
    since: 'p.changed_on',
    weight,
    order: `-(${weight}), p.changed_on, p.id`,
    place: '-$6::integer, $7::date, $8::uuid',
  },
};

/** The first rows of a kind, up to the limit $5, from its start or from the place on. */
export function pageOfKindSql(kind: WorkKind, rank: number, isBegun: boolean): string {
  const { from, id, profileId, since, unknown, weight: asked, order, place } = sources[kind];
  return `(select ${rank} as rank, '${kind}' as kind, ${id} as id, ${profileId} as "profileId",
      ${since} as since, ${unknown} as unknown, ${asked} as weight
    from ${from} ${isBegun ? `and (${order}) > (${place})` : ''} order by ${order} limit $5)`;
}

/** How many rows a kind has. */
export const countOfKindSql = (kind: WorkKind): string =>
  `(select count(*) from ${sources[kind].from.replace('cross join asked a', '')})`;

import { addDays, type MailRecipientKind } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { FollowUpCategory } from '../entities';
import { openFollowUp } from '../repositories/follow-up-standing';
import { firstDesks } from '../repositories/region-contact.repository';
import { digestKeyPrefix, type DigestParty } from './digest-key';

/** A follow-up agreement that asks a party for attention, as a reminder tells it. */
export interface DueItem {
  readonly recipientKind: MailRecipientKind;
  readonly recipientId: string;
  readonly category: FollowUpCategory;
  readonly employerName: string;
  readonly regionCodes: readonly string[];
  readonly dueOn: string | null;
  /** Whether the party has named nobody who sees to it. */
  readonly lacksOwner: boolean;
  /** How many the party has in all. */
  readonly total: number;
}

/** Days before its day from which an agreement is told of. */
const toldBefore = 7;

/** Agreements that a mail lists; of more it says how many there are. */
const mostItems = 20;

/** That open agreement `f` asks a side for attention: it is due, or the side has named nobody who sees to it. */
const isDue = (owner: 'employer_owner' | 'region_owner'): string =>
  `${openFollowUp} and (f.due_on <= $2::date or f.${owner} is null)`;

/** That a party has no mail of this week in the outbox and has not switched reminders off. */
const isToTell = (kind: MailRecipientKind, id: string): string => `
  not exists (select from follow_up_reminders_off o where o.organisation_kind = '${kind}' and o.organisation_id = ${id})
  and not exists (select from outgoing_mails m where m.once_key = $5 || '${kind} ' || ${id} || ' ' || $6)`;

const openEmployer = 'employers.published_employer e';
const isOpen = '(e.closed_on is null or e.closed_on > $1::date)';

/**
 * The parties after another, desks before employers. Employers come out of an index, as many as are asked for: their turn
 * costs the same whether the country has ten agreements or a hundred thousand.
 */
const nextParties = `
  select 'DESK' as kind, d.desk_id as party_id, d.region_codes from desks d
  where ($3 < 'DESK' or ($3 = 'DESK' and d.desk_id > $4::uuid)) and ${isToTell('DESK', 'd.desk_id')}
    and exists (select from follow_up_agreements f join ${openEmployer} on e.id = f.employer_id and ${isOpen}
      where f.region_codes && d.region_codes and ${isDue('region_owner')})
  union all
  (select 'EMPLOYER', due.id, null from (
     select distinct f.employer_id as id from follow_up_agreements f
     where ($3 < 'EMPLOYER' or f.employer_id > $4::uuid) and ${isDue('employer_owner')}) due
   where ${isToTell('EMPLOYER', 'due.id')} and exists (select from ${openEmployer} where e.id = due.id and ${isOpen})
   order by due.id limit $7)
  order by kind, party_id limit $7`;

const told = 'f.id, f.employer_id, f.category, f.due_on, f.region_codes';

/** What parties are to be told of, each agreement once for its employer and once for a desk. */
const dueItems = `
  select p.kind, p.party_id, due.* from parties p cross join lateral (
    select ${told}, f.employer_owner is null as lacks_owner from follow_up_agreements f
    where p.kind = 'EMPLOYER' and f.employer_id = p.party_id and ${isDue('employer_owner')}
    union all
    select ${told}, f.region_owner is null from follow_up_agreements f
    where p.kind = 'DESK' and f.region_codes && p.region_codes and ${isDue('region_owner')}) due`;

/**
 * What the next parties are to be told of on a day, by party and by day: only those that have no mail of this week in the
 * outbox and have not switched reminders off. Nothing of an employer that is closed.
 */
export function findDueItems(
  manager: EntityManager,
  { day, week, after, parties }: { day: string; week: string; after: DigestParty | null; parties: number },
): Promise<DueItem[]> {
  return manager.query(
    `with desks as materialized (
       select one.desk_id, array_agg(one.region_code) as region_codes from (${firstDesks('$1::date')}) one group by one.desk_id
     ),
     parties as materialized (${nextParties}),
     told as (
       select due.kind, due.party_id, due.lacks_owner, due.category, due.due_on, due.region_codes, e.name,
         row_number() over (partition by due.kind, due.party_id order by due.due_on nulls last, due.id) as place,
         count(*) over (partition by due.kind, due.party_id)::int as total
       from (${dueItems}) due join ${openEmployer} on e.id = due.employer_id and ${isOpen}
     )
     select kind as "recipientKind", party_id as "recipientId", category, name as "employerName",
       region_codes as "regionCodes", due_on as "dueOn", lacks_owner as "lacksOwner", total
     from told where place <= $8 order by kind, party_id, place`,
    [
      day,
      addDays(day, toldBefore),
      after?.recipientKind ?? '',
      after?.recipientId ?? '00000000-0000-0000-0000-000000000000',
      digestKeyPrefix,
      week,
      parties,
      mostItems,
    ],
  );
}

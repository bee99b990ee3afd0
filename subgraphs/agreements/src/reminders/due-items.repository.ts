import { addDays, type MailRecipientKind } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import type { FollowUpCategory } from '../entities';
import { firstContacts } from '../repositories/first-contact.repository';
import { openFollowUp } from '../repositories/follow-up-standing';
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

/** Every open agreement once for its employer and once for each of its desks that it asks for attention. */
const dueItems = `
  select 'EMPLOYER' as kind, f.employer_id as party_id, f.id, f.employer_owner is null as lacks_owner
  from follow_up_agreements f
  where ${openFollowUp} and (f.due_on <= $2::date or f.employer_owner is null)
  union
  select 'DESK', d.desk_id, f.id, f.region_owner is null
  from follow_up_agreements f join desk_of_region d on d.region_code = any (f.region_codes)
  where ${openFollowUp} and (f.due_on <= $2::date or f.region_owner is null)`;

/**
 * What the next parties are to be told of on a day, by party and by day: only those that have no mail of this week in the
 * outbox and have not switched reminders off. Nothing of an employer that is closed.
 */
export function findDueItems(
  manager: EntityManager,
  { day, week, after, parties }: { day: string; week: string; after: DigestParty | null; parties: number },
): Promise<DueItem[]> {
  return manager.query(
    `with desk_of_region as materialized (${firstContacts('$1::date')}),
     due as materialized (${dueItems}),
     parties as (
       select distinct due.kind, due.party_id from due
       where (due.kind, due.party_id) > ($3, $4::uuid)
         and not exists (select from follow_up_reminders_off o
           where o.organisation_kind = due.kind and o.organisation_id = due.party_id)
         and not exists (select from outgoing_mails m
           where m.once_key = $5 || due.kind || ' ' || due.party_id || ' ' || $6)
         and (due.kind = 'DESK' or exists (select from employers.published_employer e
           where e.id = due.party_id and (e.closed_on is null or e.closed_on > $1::date)))
       order by due.kind, due.party_id limit $7
     ), told as (
       select p.kind, p.party_id, due.lacks_owner, f.category, f.due_on, f.region_codes, e.name, f.id,
         row_number() over (partition by p.kind, p.party_id order by f.due_on nulls last, f.id) as place,
         count(*) over (partition by p.kind, p.party_id)::int as total
       from parties p
       join due on due.kind = p.kind and due.party_id = p.party_id
       join follow_up_agreements f on f.id = due.id
       join employers.published_employer e on e.id = f.employer_id and (e.closed_on is null or e.closed_on > $1::date)
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

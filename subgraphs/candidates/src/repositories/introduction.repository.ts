import type { Caller } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { type CandidateProfile, Introduction, IntroductionMeeting, IntroductionPrivate } from '../entities';
import { isPublishedOn } from './profile-visibility';
import { publishedContacts } from './published-contacts';

/** The introduction with this id if the caller is its side, locked until the transaction ends. */
export function lockIntroduction(
  manager: EntityManager,
  { role, deskId, employerId }: Caller,
  id: string,
): Promise<Introduction | null> {
  const side = role === 'DESK' ? { deskId: deskId ?? '' } : { employerId: employerId ?? '' };
  return manager.findOne(Introduction, { where: { id, ...side }, lock: { mode: 'pessimistic_write' } });
}

/**
 * The desk of a profile that is published on a day; null when it is not. The profile is held as it is until the
 * transaction ends: whoever withdraws it waits, and then finds the introduction that was made.
 */
export async function holdPublishedProfile(
  manager: EntityManager,
  id: string,
  day: string,
): Promise<Pick<CandidateProfile, 'id' | 'deskId'> | null> {
  const [profile] = await manager.query<{ id: string; deskId: string }[]>(
    `select p.id, p.desk_id as "deskId" from candidate_profiles p
     where p.id = $1 and ${isPublishedOn('$2')} for share`,
    [id, day],
  );
  return profile ?? null;
}

/** What others' views say of whom a request is about. */
export interface RequestStanding {
  readonly responseDays: number;
  readonly isDeskOpen: boolean;
  readonly isEmployerOpen: boolean;
  /** Whether the vacancy is the employer's and open; also when none is named. */
  readonly isOwnVacancy: boolean;
}

/** Reads it in one statement; null when the desk is not known. */
export async function readRequestStanding(
  manager: EntityManager,
  { deskId, employerId, vacancyId }: Pick<Introduction, 'deskId' | 'employerId' | 'vacancyId'>,
  day: string,
): Promise<RequestStanding | null> {
  const [standing] = await manager.query<RequestStanding[]>(
    `select d.response_days as "responseDays",
       (d.closed_on is null or d.closed_on > $4::date) as "isDeskOpen",
       exists (select from employers.published_employer e
               where e.id = $2 and (e.closed_on is null or e.closed_on > $4::date)) as "isEmployerOpen",
       ($3::uuid is null or exists (select from employers.published_vacancy v
               where v.id = $3 and v.employer_id = $2 and v.state = 'OPEN')) as "isOwnVacancy"
     from regions.published_desk d where d.id = $1`,
    [deskId, employerId, vacancyId, day],
  );
  return standing ?? null;
}

/** In how many working days a desk promises to act. */
export async function responseDaysOf(manager: EntityManager, deskId: string): Promise<number> {
  const [desk] = await manager.query<{ responseDays: number }[]>(
    'select response_days as "responseDays" from regions.published_desk where id = $1',
    [deskId],
  );
  if (!desk)
    throw new Error('The desk of an introduction is not published: desks are closed, never deleted.');
  return desk.responseDays;
}

/** Whether somebody is a contact of a desk on a day: in charge, as a deputy, or for topics. */
export async function isContactOfDesk(
  manager: EntityManager,
  contactId: string,
  deskId: string,
  day: string,
): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    `select 1 from ${publishedContacts} c
     where c.id = $1 and c.desk_id = $2 and daterange(c.valid_from, c.valid_until, '[]') @> $3::date`,
    [contactId, deskId, day],
  );
  return rows.length > 0;
}

/** When an introduction is to meet; null when no meeting was set. */
export async function readMeetingAt(manager: EntityManager, introductionId: string): Promise<Date | null> {
  return (await manager.findOneBy(IntroductionMeeting, { introductionId }))?.meetingAt ?? null;
}

/** Sets or moves the meeting of an introduction that the transaction has locked. */
export async function writeMeeting(manager: EntityManager, meeting: IntroductionMeeting): Promise<void> {
  await manager.upsert(IntroductionMeeting, meeting, ['introductionId']);
}

/** The notes on an introduction; empty when there are none. */
export async function readNotes(manager: EntityManager, introductionId: string): Promise<string> {
  return (await manager.findOneBy(IntroductionPrivate, { introductionId }))?.notes ?? '';
}

/** Keeps these notes and no others; empty ones are no row. */
export async function writeNotes(
  manager: EntityManager,
  { introductionId, deskId, notes }: IntroductionPrivate,
): Promise<void> {
  if (notes === '') await manager.delete(IntroductionPrivate, { introductionId });
  else await manager.upsert(IntroductionPrivate, { introductionId, deskId, notes }, ['introductionId']);
}

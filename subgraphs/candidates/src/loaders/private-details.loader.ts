import { addDays, createLoader, type Database } from '@banenbrug/service-common';
import { In } from 'typeorm';
import { ProfilePrivate } from '../entities';

/** Days for which the notes and the meeting of an ended introduction can still be read (DESIGN rule 6). */
const detailsLifetimeDays = 28;

/** What a desk keeps to itself of its profiles; row-level security answers no other desk's. */
export function createProfilePrivateByIdLoader(database: Database) {
  return createLoader<ProfilePrivate>(
    'profilePrivateById',
    (profileIds) =>
      database.privately((manager) => manager.findBy(ProfilePrivate, { profileId: In(profileIds) })),
    ({ profileId }) => profileId,
  );
}

/** The notes on introductions; row-level security answers the desk's own only. */
export function createIntroductionNotesByIdLoader(database: Database, today: string) {
  return createLoader<{ introductionId: string; notes: string }>(
    'introductionNotesById',
    (ids) =>
      database.privately((manager) =>
        manager.query(
          `select n.introduction_id as "introductionId", n.notes from introduction_private n
           ${joinKept('n')} where n.introduction_id = any($1::uuid[])`,
          [ids, addDays(today, -detailsLifetimeDays)],
        ),
      ),
    ({ introductionId }) => introductionId,
  );
}

/** The meetings of introductions; row-level security answers those of which the caller is a side. */
export function createIntroductionMeetingByIdLoader(database: Database, today: string) {
  return createLoader<{ introductionId: string; meetingAt: Date }>(
    'introductionMeetingById',
    (ids) =>
      database.privately((manager) =>
        manager.query(
          `select m.introduction_id as "introductionId", m.meeting_at as "meetingAt"
           from introduction_meetings m ${joinKept('m')} where m.introduction_id = any($1::uuid[])`,
          [ids, addDays(today, -detailsLifetimeDays)],
        ),
      ),
    ({ introductionId }) => introductionId,
  );
}

const joinKept = (alias: string): string =>
  `join introductions i on i.id = ${alias}.introduction_id and (i.closed_on is null or i.closed_on > $2::date)`;

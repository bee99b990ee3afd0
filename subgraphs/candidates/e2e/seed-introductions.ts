import { randomUUID } from 'node:crypto';
import { sensitive, type TestHub } from '@banenbrug/testkit';
import type { Introduction } from '../src';

/** What a seeded introduction keeps. */
export const introductionNotes = sensitive('private text', 'Call on Monday');
export const meetingAt = sensitive('meeting time', '2026-06-20T09:07:00.000Z');

/** An introduction with a meeting and notes, straight into the tables, as the desk that would have written them. */
export async function seedIntroduction(
  hub: TestHub,
  of: Pick<Introduction, 'profileId' | 'deskId' | 'employerId'> & Partial<Introduction>,
): Promise<string> {
  const id = randomUUID();
  await hub.sql(
    `insert into candidates.introductions (id, profile_id, desk_id, employer_id, vacancy_id, state, requested_on,
       answer_due_on, closed_on, due_on, assigned_contact_id, outcome, revision, answered_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      of.profileId,
      of.deskId,
      of.employerId,
      of.vacancyId ?? null,
      of.state ?? 'ASKED',
      of.requestedOn ?? '2026-06-01',
      of.answerDueOn ?? '2026-06-03',
      of.closedOn ?? null,
      of.closedOn ? null : (of.dueOn ?? of.answerDueOn ?? '2026-06-03'),
      of.assignedContactId ?? null,
      of.outcome ?? null,
      of.revision ?? 1,
      of.answeredOn ?? null,
    ],
  );
  // Forced row-level security binds the owner too where it is no superuser.
  const asDesk = `select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)`;
  await hub.sql(
    `insert into candidates.introduction_private (introduction_id, desk_id, notes)
     select $1::uuid, $2::uuid, $3 from (${asDesk}) as caller`,
    [id, of.deskId, introductionNotes],
  );
  await hub.sql(
    `insert into candidates.introduction_meetings (introduction_id, desk_id, employer_id, meeting_at)
     select $1::uuid, $2::uuid, $3::uuid, $4::timestamptz from (${asDesk}) as caller`,
    [id, of.deskId, of.employerId, meetingAt],
  );
  return id;
}

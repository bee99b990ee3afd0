import { createLoader, type Database } from '@banenbrug/service-common';
import { detailsKeptSince, joinKeptIntroduction } from '../repositories/kept-details';

/** The meetings of introductions; row-level security answers those of which the caller is a side. */
export function createIntroductionMeetingByIdLoader(database: Database, today: string) {
  return createLoader<{ introductionId: string; meetingAt: Date }>(
    'introductionMeetingById',
    (ids) =>
      database.privately((manager) =>
        manager.query(
          `select m.introduction_id as "introductionId", m.meeting_at as "meetingAt"
           from introduction_meetings m ${joinKeptIntroduction('m')}
           where m.introduction_id = any($1::uuid[])`,
          [ids, detailsKeptSince(today)],
        ),
      ),
    ({ introductionId }) => introductionId,
  );
}

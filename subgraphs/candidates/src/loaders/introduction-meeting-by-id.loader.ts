import { createLoader, type Database } from '@banenbrug/service-common';
import { detailsKeptSince, joinKeptIntroduction } from '../repositories/kept-details';

/** When an introduction is to meet, and at which desk. */
export interface IntroductionMeeting {
  readonly introductionId: string;
  readonly deskId: string;
  readonly meetingAt: Date;
}

/** The meetings of introductions; row-level security answers those of which the caller is a side. */
export function createIntroductionMeetingByIdLoader(database: Database, today: string) {
  return createLoader<IntroductionMeeting>(
    'introductionMeetingById',
    (ids) =>
      database.privately(async (manager, seen) => {
        const found = await manager.query<IntroductionMeeting[]>(
          `select m.introduction_id as "introductionId", m.desk_id as "deskId", m.meeting_at as "meetingAt"
           from introduction_meetings m ${joinKeptIntroduction('m')}
           where m.introduction_id = any($1::uuid[])`,
          [ids, detailsKeptSince(today)],
        );
        for (const { introductionId, deskId } of found) seen([introductionId], deskId);
        return found;
      }),
    ({ introductionId }) => introductionId,
  );
}

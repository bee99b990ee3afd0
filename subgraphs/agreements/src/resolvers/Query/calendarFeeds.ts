import type { AgreementsContext } from '../../context';
import { findCalendarFeeds } from '../../files/feeds/find-calendar-feeds.service';

export const calendarFeeds = (_: unknown, __: unknown, context: AgreementsContext) =>
  findCalendarFeeds(context);

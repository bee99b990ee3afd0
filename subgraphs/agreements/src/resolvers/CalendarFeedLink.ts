import type { AgreementsContext } from '../context';
import type { CalendarFeedLink as Link } from '../files/feeds/create-calendar-feed.service';

export const CalendarFeedLink = {
  id: ({ feed }: Link) => feed.id,
  url: ({ secret }: Link, _: unknown, { publicUrl }: AgreementsContext) =>
    secret === null ? null : `${publicUrl?.replace(/\/+$/, '') ?? ''}/feeds/agreements/${secret}.ics`,
};

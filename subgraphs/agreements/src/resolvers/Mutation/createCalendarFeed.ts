import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../files/feeds/create-calendar-feed.service';

export const createCalendarFeed = (
  _: unknown,
  { input }: { input: service.CreateCalendarFeedInput },
  context: AgreementsContext,
) => payloadOf('link', service.createCalendarFeed(context, input));

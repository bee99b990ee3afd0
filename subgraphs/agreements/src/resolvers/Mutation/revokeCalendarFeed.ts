import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../files/feeds/revoke-calendar-feed.service';

export const revokeCalendarFeed = (
  _: unknown,
  { input }: { input: service.RevokeCalendarFeedInput },
  context: AgreementsContext,
) => payloadOf('feed', service.revokeCalendarFeed(context, input));

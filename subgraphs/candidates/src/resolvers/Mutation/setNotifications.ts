import { payloadOf } from '@banenbrug/service-common';
import type { CandidatesContext } from '../../context';
import type { NoticeKind } from '../../entities';
import * as service from '../../services/notification-settings.service';

export const setNotifications = (
  _: unknown,
  { input }: { input: { readonly off: readonly NoticeKind[] } },
  context: CandidatesContext,
) => payloadOf('notifications', service.setNotifications(context, input));

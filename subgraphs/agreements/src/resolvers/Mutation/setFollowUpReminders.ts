import { payloadOf } from '@banenbrug/service-common';
import type { AgreementsContext } from '../../context';
import * as service from '../../reminders/reminder-setting.service';

export const setFollowUpReminders = (
  _: unknown,
  { input }: { input: service.SetFollowUpRemindersInput },
  context: AgreementsContext,
) => payloadOf('reminders', service.setFollowUpReminders(context, input));

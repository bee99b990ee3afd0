import type { AgreementsContext } from '../../context';
import { readFollowUpReminders } from '../../reminders/reminder-setting.service';

export const followUpReminders = (_: unknown, __: unknown, context: AgreementsContext) =>
  readFollowUpReminders(context);

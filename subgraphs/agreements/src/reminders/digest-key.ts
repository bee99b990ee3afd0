import { addDays, type MailRecipientKind } from '@banenbrug/service-common';

/** The party that a mail goes to. */
export interface DigestParty {
  readonly recipientKind: MailRecipientKind;
  readonly recipientId: string;
}

/** With which the keys of reminders begin. */
export const digestKeyPrefix = 'FOLLOW_UPS ';

/** A party gets one mail under this key, so one a week. @param week its Monday */
export const digestKey = ({ recipientKind, recipientId }: DigestParty, week: string): string =>
  `${digestKeyPrefix}${recipientKind} ${recipientId} ${week}`;

/** Days since Monday. */
const placeInWeek = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The Monday of a day's week. */
export const weekOf = (day: string): string => addDays(day, -placeInWeek(day));

/** Whether a day is a Saturday or a Sunday, on which nobody is reminded. */
export const isWeekend = (day: string): boolean => placeInWeek(day) >= 5;

import type { MailRecipientKind } from '@banenbrug/service-common';
import type { NoticeKind } from '../entities';

/** Every kind, in the order of an introduction's course. */
export const noticeKinds: readonly NoticeKind[] = [
  'ASKED',
  'ANSWERED',
  'MEETING_SET',
  'CLOSED',
  'DUE_TOMORROW',
  'OVERDUE',
];

/** One side of an introduction is told that it has come to a step. */
export interface Notice {
  readonly kind: NoticeKind;
  /** The side that is told: the one that the step waits for. */
  readonly to: MailRecipientKind;
  readonly introductionId: string;
  readonly deskId: string;
  readonly employerId: string;
  /** The day by which that side is to act, YYYY-MM-DD; the mail names none without. */
  readonly dueOn?: string | null;
  /** It is told once under this key; without one each time. */
  readonly onceKey?: string;
}

/** The organisation that a notice goes to. */
export const recipientOf = ({ to, deskId, employerId }: Notice): string =>
  to === 'DESK' ? deskId : employerId;

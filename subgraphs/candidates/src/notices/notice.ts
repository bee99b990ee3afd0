import type { MailRecipientKind } from '@banenbrug/service-common';
import type { NoticeKind } from '../entities';

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
}

/** The organisation that a notice goes to. */
export const recipientOf = ({ to, deskId, employerId }: Notice): string =>
  to === 'DESK' ? deskId : employerId;

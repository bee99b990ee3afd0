import {
  type Caller,
  done,
  HubError,
  invalidValue,
  type MailRecipientKind,
  type Outcome,
  refused,
  requireRole,
  today,
  writeAudit,
} from '@banenbrug/service-common';
import type { CandidatesContext } from '../context';
import type { NoticeKind, NotificationPreference } from '../entities';
import { noticeKinds } from '../notices';
import { replaceKindsOff } from '../repositories/notification-preference.repository';

/** Whether an organisation gets mails of a kind. */
export interface NotificationSetting {
  readonly kind: NoticeKind;
  readonly isOn: boolean;
  readonly offSince: string | null;
}

/** Every kind, from the rows of those that are off. */
export const settingsOf = (off: readonly NotificationPreference[]): readonly NotificationSetting[] =>
  noticeKinds.map((kind) => {
    const offSince = off.find(({ noticeKind }) => noticeKind === kind)?.offSince ?? null;
    return { kind, isOn: offSince === null, offSince };
  });

/**
 * Sets which mails the caller's organisation does without; all others it gets. A kind that was off stays off since the
 * day on which it was switched off. Of two colleagues at once the last one's choice stands whole.
 */
export async function setNotifications(
  context: CandidatesContext,
  { off }: { readonly off: readonly NoticeKind[] },
): Promise<Outcome<readonly NotificationSetting[]>> {
  const organisation = requireOrganisation(context.caller);
  if (off.length > noticeKinds.length) {
    return refused(invalidValue(['input', 'off'], 'TOO_LONG', { maximum: noticeKinds.length }));
  }
  return context.database.transaction(async (manager) => {
    const rows = await replaceKindsOff(manager, organisation, [...new Set(off)], today(context.clock));
    await writeAudit(manager, context, {
      action: 'setNotifications',
      objectIds: [organisation.id],
      purpose: 'choose which mails the organisation gets',
    });
    return done(settingsOf(rows));
  });
}

/** The organisation that the caller speaks for. @throws HubError FORBIDDEN, or UNAUTHENTICATED without a token */
function requireOrganisation(caller: Caller): { readonly kind: MailRecipientKind; readonly id: string } {
  requireRole(caller, 'DESK', 'EMPLOYER');
  const kind = caller.role === 'DESK' ? 'DESK' : 'EMPLOYER';
  const id = kind === 'DESK' ? caller.deskId : caller.employerId;
  if (id === null) throw new HubError('FORBIDDEN');
  return { kind, id: id.toLowerCase() };
}

import { columnsOf, createListLoader, type MailRecipientKind } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { NotificationPreference } from '../entities';

/** The kinds of mails that an organisation does without, for the organisation `own` alone. */
export function createNotificationsOffLoader(
  manager: EntityManager,
  kind: MailRecipientKind,
  own: string | null,
) {
  return createListLoader<NotificationPreference>(
    `notificationsOffOf ${kind}`,
    (ids) =>
      manager.query(
        `select ${columnsOf(manager, NotificationPreference, 'p')} from notification_preferences p
         where p.organisation_kind = $1 and p.organisation_id = any($2::uuid[]) and p.organisation_id = $3::uuid`,
        [kind, ids, own],
      ),
    ({ organisationId }) => organisationId,
  );
}

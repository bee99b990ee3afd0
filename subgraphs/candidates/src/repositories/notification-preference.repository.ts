import type { MailRecipientKind } from '@banenbrug/service-common';
import { type EntityManager, In, Not } from 'typeorm';
import { type NoticeKind, NotificationPreference } from '../entities';

/** Makes these kinds the only ones that are off for an organisation; answers them with the day since when. */
export async function replaceKindsOff(
  manager: EntityManager,
  { kind: organisationKind, id: organisationId }: { readonly kind: MailRecipientKind; readonly id: string },
  off: readonly NoticeKind[],
  day: string,
): Promise<NotificationPreference[]> {
  // There may be no row to lock yet; without waiting, two choices at once would mix.
  await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `notification_preferences ${organisationKind} ${organisationId}`,
  ]);
  await manager.delete(NotificationPreference, {
    organisationKind,
    organisationId,
    noticeKind: Not(In(off)),
  });
  const rows = off.map((noticeKind) => ({ organisationKind, organisationId, noticeKind, offSince: day }));
  if (rows.length > 0) {
    await manager
      .createQueryBuilder()
      .insert()
      .into(NotificationPreference)
      .values(rows)
      .orIgnore()
      .execute();
  }
  return manager.findBy(NotificationPreference, { organisationKind, organisationId });
}

import { columnsOf, type Page, pageParameters } from '@banenbrug/service-common';
import { type EntityManager, IsNull } from 'typeorm';
import { RevokedSubject } from '../entities';

/** A page of the subjects revoked now, the latest first, with one row more than asked when others follow. */
export function findRevokedSubjects(manager: EntityManager, page: Page): Promise<RevokedSubject[]> {
  return manager.query(
    `select ${columnsOf(manager, RevokedSubject, 'r')} from revoked_subjects r
     where r.reinstated_at is null and ($1::timestamptz is null or (r.revoked_at, r.id) < ($1, $2::uuid))
     order by r.revoked_at desc, r.id desc limit $3`,
    [...pageParameters(page)],
  );
}

/** How many subjects are revoked now. */
export function countRevokedSubjects(manager: EntityManager): Promise<number> {
  return manager.countBy(RevokedSubject, { reinstatedAt: IsNull() });
}

/** Ends the revocation of a subject and answers it; null when the subject is not revoked. */
export async function setReinstated(
  manager: EntityManager,
  { issuer, subject }: { issuer: string; subject: string },
  at: Date,
): Promise<RevokedSubject | null> {
  const revoked = await manager.findOne(RevokedSubject, {
    where: { issuer, subject, reinstatedAt: IsNull() },
    lock: { mode: 'pessimistic_write' },
  });
  if (!revoked) return null;
  revoked.reinstatedAt = at;
  await manager.update(RevokedSubject, { id: revoked.id }, { reinstatedAt: at });
  return revoked;
}

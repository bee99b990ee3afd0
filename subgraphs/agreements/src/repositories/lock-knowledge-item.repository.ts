import { type Caller, columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { KnowledgeItem } from '../entities';

/**
 * Finds an offered item that the caller keeps up and holds its row: an employer its own, a desk those of its regions, an
 * organiser what it published, LIAISON and ADMIN all.
 */
export async function lockOwnKnowledgeItem(
  manager: EntityManager,
  { role, employerId, regions, subject }: Caller,
  id: string,
): Promise<KnowledgeItem | null> {
  const [row] = await manager.query<KnowledgeItem[]>(
    `select ${columnsOf(manager, KnowledgeItem, 'k')} from knowledge_items k
     where k.id = $5 and k.withdrawn_on is null and (
       $1::text in ('LIAISON', 'ADMIN')
       or ($1 = 'EMPLOYER' and k.employer_id = $2::uuid)
       or ($1 = 'DESK' and k.region_code = any($3::text[]))
       or ($1 = 'ORGANISER' and k.publisher_subject = $4::text))
     for no key update`,
    [role, employerId, regions, subject, id],
  );
  return row ?? null;
}

import { type Caller, columnsOf } from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { DialogueSession } from '../entities';

/**
 * Finds a session that is the caller's to speak of: an organiser's when it recorded it, an employer's and a desk's when they
 * take part, and any for LIAISON and ADMIN.
 */
export async function findOwnSession(
  manager: EntityManager,
  { role, employerId, regions, subject }: Caller,
  id: string,
): Promise<DialogueSession | null> {
  const [row] = await manager.query<DialogueSession[]>(
    `select ${columnsOf(manager, DialogueSession, 's')} from dialogue_sessions s
     where s.id = $5 and ($1::text in ('LIAISON', 'ADMIN')
       or ($1 = 'ORGANISER' and s.organiser_subject = $4::text)
       or exists (select from session_participants p where p.session_id = s.id and (
            ($1 = 'EMPLOYER' and p.employer_id = $2::uuid)
            or ($1 = 'DESK' and p.region_code = any($3::text[])))))`,
    [role, employerId, regions, subject, id],
  );
  return row ?? null;
}

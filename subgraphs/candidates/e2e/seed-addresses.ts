import { randomUUID } from 'node:crypto';
import type { TestHub } from '@banenbrug/testkit';

/** A contact of an employer, of one of its sites when one is given, in charge from long ago. */
export async function seedEmployerContact(
  hub: TestHub,
  employerId: string,
  emailAddress: string,
  siteId: string | null = null,
): Promise<void> {
  await hub.sql(
    `insert into employers.employer_contacts
       (id, employer_id, site_id, function_title, email_address, valid_from, verified_on)
     values ($1, $2, $3, 'Recruitment', $4, '2020-01-01', '2020-01-01')`,
    [randomUUID(), employerId, siteId, emailAddress],
  );
}

/** The site of a vacancy. */
export async function siteOf(hub: TestHub, vacancyId: string): Promise<string> {
  const [row] = await hub.sql<{ site_id: string }>('select site_id from employers.vacancies where id = $1', [
    vacancyId,
  ]);
  return row?.site_id ?? '';
}

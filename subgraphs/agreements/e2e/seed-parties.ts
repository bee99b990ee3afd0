import { randomUUID } from 'node:crypto';
import { referenceRegions } from '@banenbrug/service-common';
import type { TestHub } from '@banenbrug/testkit';

/** A desk as a test made it: open, in charge of one region. */
export interface SeededDesk {
  readonly id: string;
  readonly region: string;
  readonly contactId: string;
}

/** An employer as a test made it. */
export interface SeededEmployer {
  readonly id: string;
  readonly contactId: string;
}

/** A desk with a contact in charge in each of the first regions, and as many open employers with a contact. */
export async function seedParties(
  hub: TestHub,
  count: number,
): Promise<{ desks: SeededDesk[]; employers: SeededEmployer[] }> {
  const desks = referenceRegions
    .slice(0, count)
    .map(({ code }) => ({ id: randomUUID(), region: code, contactId: randomUUID() }));
  for (const desk of desks) await seedDesk(hub, desk);
  const employers = desks.map(() => ({ id: randomUUID(), contactId: randomUUID() }));
  for (const [index, employer] of employers.entries()) await seedEmployer(hub, employer, index);
  return { desks, employers };
}

async function seedDesk(hub: TestHub, { id, region, contactId }: SeededDesk): Promise<void> {
  await hub.sql(
    `insert into regions.desks (id, kind, name, function_address, response_days, verified_on)
     values ($1, 'WSP', $2, 'desk@example.nl', 2, '2026-05-01')`,
    [id, `Desk ${region}`],
  );
  await hub.sql('insert into regions.desk_regions values ($1, $2, true)', [id, region]);
  await seedDeskContact(hub, id, contactId, '2026-01-01');
}

/** A contact in charge of a desk, from a day until another. */
export async function seedDeskContact(
  hub: TestHub,
  deskId: string,
  id: string,
  from: string,
  until: string | null = null,
): Promise<void> {
  await hub.sql(
    `insert into regions.desk_contacts
       (id, desk_id, function_title, email_address, valid_from, valid_until, verified_on)
     values ($1, $2, 'Account manager', 'contact@example.nl', $3, $4, '2026-05-01')`,
    [id, deskId, from, until],
  );
}

async function seedEmployer(hub: TestHub, { id, contactId }: SeededEmployer, index: number): Promise<void> {
  const number = String(index + 1).padStart(2, '0');
  await hub.sql(
    `insert into employers.employers (id, name, kvk_number, sector, registered_on)
     values ($1, $2, $3, 'MARKET', '2026-01-01')`,
    [id, `Employer ${number}`, `900000${number}`],
  );
  await hub.sql(
    `insert into employers.employer_contacts (id, employer_id, function_title, email_address, valid_from, verified_on)
     values ($1, $2, 'Head of recruitment', 'work@example.nl', '2026-01-01', '2026-05-01')`,
    [contactId, id],
  );
}

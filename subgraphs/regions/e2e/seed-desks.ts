import { randomUUID } from 'node:crypto';
import { referenceRegions } from '@banenbrug/service-common';
import type { TestHub } from '@banenbrug/testkit';

/** A desk as a test made it. */
export interface SeededDesk {
  readonly id: string;
  readonly region: string;
  readonly contactId: string;
}

/** One open desk of first contact in each of the first regions, with a contact in charge and a deputy. */
export async function seedDesks(hub: TestHub, count: number): Promise<SeededDesk[]> {
  const desks = referenceRegions.slice(0, count).map(({ code }) => ({
    id: randomUUID(),
    region: code,
    contactId: randomUUID(),
  }));
  for (const { id, region, contactId } of desks) {
    await hub.sql(
      `insert into regions.desks (id, kind, name, function_address, response_days, verified_on)
       values ($1, 'WSP', $2, 'desk@example.nl', 2, '2026-05-01')`,
      [id, `Desk ${region}`],
    );
    await hub.sql(`insert into regions.desk_regions values ($1, $2, true)`, [id, region]);
    await hub.sql(
      `insert into regions.desk_contacts
         (id, desk_id, deputy_of, function_title, name, email_address, valid_from, verified_on)
       values ($1, $2, null, 'Account manager', 'A. Function', 'contact@example.nl', '2026-01-01', '2026-05-01'),
              ($3, $2, $1, 'Deputy', null, 'deputy@example.nl', '2026-01-01', '2025-01-01')`,
      [contactId, id, randomUUID()],
    );
  }
  return desks;
}

/** A contact for two topics at a desk. */
export async function seedTopicContact(hub: TestHub, deskId: string): Promise<void> {
  await hub.sql(
    `with contact as (
       insert into regions.desk_contacts
         (id, desk_id, is_for_topics, function_title, email_address, valid_from, verified_on)
       values (gen_random_uuid(), $1, true, 'Specialist', 'specialist@example.nl', '2026-01-01', '2025-01-01')
       returning id, desk_id, valid_from
     )
     insert into regions.desk_contact_topics (contact_id, desk_id, topic, valid_from)
     select c.id, c.desk_id, t.topic, c.valid_from from contact c, unnest(array['VACANCIES', 'INSTRUMENTS']) t (topic)`,
    [deskId],
  );
}

import { randomUUID } from 'node:crypto';
import { type Caller, referenceRegions } from '@banenbrug/service-common';
import { callers, type TestHub } from '@banenbrug/testkit';

/** A desk that serves some regions, as a test made it. */
export interface SeededDesk {
  readonly id: string;
  readonly regions: readonly string[];
  readonly caller: Caller;
}

/** An open desk of these regions; closed from a day when one is given. */
export async function seedDesk(
  hub: TestHub,
  regions: readonly string[],
  closedOn: string | null = null,
): Promise<SeededDesk> {
  const id = randomUUID();
  await hub.sql(
    `insert into regions.desks (id, kind, name, function_address, response_days, verified_on, closed_on)
     values ($1, 'WSP', 'Desk', 'desk@example.nl', 2, '2026-05-01', $2)`,
    [id, closedOn],
  );
  await hub.sql(
    `insert into regions.desk_regions (desk_id, region_code, is_first_contact)
     select $1, code, false from unnest($2::text[]) as r(code)`,
    [id, regions],
  );
  return { id, regions, caller: callers.desk(id, regions) };
}

/** A desk of its own in each of the first regions. */
export async function seedDesks(hub: TestHub, count: number): Promise<SeededDesk[]> {
  const desks: SeededDesk[] = [];
  for (const { code } of referenceRegions.slice(0, count)) desks.push(await seedDesk(hub, [code]));
  return desks;
}

/** A contact of a desk: in charge, or a deputy; there from the first of January 2026 unless it is said otherwise. */
export async function seedContact(
  hub: TestHub,
  deskId: string,
  of: {
    readonly deputyOf?: string | null;
    readonly validFrom?: string;
    readonly validUntil?: string | null;
  } = {},
): Promise<string> {
  const id = randomUUID();
  await hub.sql(
    `insert into regions.desk_contacts
       (id, desk_id, deputy_of, function_title, email_address, valid_from, valid_until, verified_on)
     values ($1, $2, $3, 'Account manager', 'desk@example.nl', $4, $5, '2026-01-01')`,
    [id, deskId, of.deputyOf ?? null, of.validFrom ?? '2026-01-01', of.validUntil ?? null],
  );
  return id;
}

import { randomUUID } from 'node:crypto';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';

const today = `(now() at time zone 'Europe/Amsterdam')::date`;

describe('the published address of a desk', () => {
  let hub: TestHub;

  beforeAll(async () => {
    hub = await createTestHub([regions]);
  });
  afterAll(() => hub.close());

  async function seedDesk(closesIn: number | null = null): Promise<string> {
    const id = randomUUID();
    await hub.sql(
      `insert into regions.desks (id, kind, name, function_address, response_days, verified_on, closed_on)
       values ($1, 'WSP', 'Desk', 'desk@example.nl', 2, '2026-01-01', ${today} + $2::int)`,
      [id, closesIn],
    );
    return id;
  }

  /** A contact that is valid from and until so many days from today. */
  async function seedContact(
    deskId: string,
    address: string,
    [from, until]: readonly [number, number | null],
    deputyOf: string | null = null,
  ): Promise<string> {
    const id = randomUUID();
    await hub.sql(
      `insert into regions.desk_contacts
         (id, desk_id, deputy_of, function_title, name, email_address, valid_from, valid_until, verified_on)
       values ($1, $2, $3, 'Account manager', 'A. Function', $4, ${today} + $5::int, ${today} + $6::int, '2026-01-01')`,
      [id, deskId, deputyOf, address, from, until],
    );
    return id;
  }
  const addressesOf = (deskId: string) =>
    hub.sql('select * from regions.published_desk_address where desk_id = $1', [deskId]);

  it('is that of the contact in charge today, on the first and on the last day too, and no name', async () => {
    const desk = await seedDesk();
    const now = await seedContact(desk, 'now@example.nl', [0, 0]);
    await seedContact(desk, 'past@example.nl', [-9, -1]);
    await seedContact(desk, 'next@example.nl', [1, null]);
    await seedContact(desk, 'deputy@example.nl', [-9, null], now);
    expect(await addressesOf(desk)).toEqual([{ desk_id: desk, email_address: 'now@example.nl' }]);
  });

  it('is that of the deputy while nobody is in charge', async () => {
    const desk = await seedDesk();
    const past = await seedContact(desk, 'past@example.nl', [-9, -1]);
    await seedContact(desk, 'deputy@example.nl', [-9, null], past);
    expect(await addressesOf(desk)).toEqual([{ desk_id: desk, email_address: 'deputy@example.nl' }]);
  });

  it('is the desk’s own while it has no contact', async () => {
    const desk = await seedDesk();
    await seedContact(desk, 'next@example.nl', [1, null]);
    expect(await addressesOf(desk)).toEqual([{ desk_id: desk, email_address: 'desk@example.nl' }]);
  });

  it('is there until the day on which the desk closes, and not from then on', async () => {
    expect(await addressesOf(await seedDesk(1))).toHaveLength(1);
    expect(await addressesOf(await seedDesk(0))).toEqual([]);
  });
});

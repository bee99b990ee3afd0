import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';

const today = `(now() at time zone 'Europe/Amsterdam')::date`;

describe('the published addresses of an employer', () => {
  let hub: TestHub;
  let seeded: SeededEmployer;

  beforeAll(async () => {
    hub = await createTestHub([employers]);
  });
  afterAll(() => hub.close());
  beforeEach(async () => {
    await hub.sql(
      'truncate employers.vacancies, employers.employer_contacts, employers.sites, employers.employers',
    );
    const [first] = await seedEmployers(hub, 2);
    if (!first) throw new Error('An employer was to be seeded.');
    seeded = first;
    await hub.sql(`update employers.employer_contacts set valid_from = ${today} - 9, valid_until = null`);
  });

  const addresses = () =>
    hub.sql(
      'select * from employers.published_employer_address where employer_id = $1 order by site_id nulls first',
      [seeded.id],
    );
  const whole = (email_address: string) => ({ employer_id: seeded.id, site_id: null, email_address });
  const ofSite = (email_address: string) => ({
    employer_id: seeded.id,
    site_id: seeded.siteId,
    email_address,
  });

  it('are that of the employer as a whole and that of each site with a contact of its own, and no name', async () => {
    expect(await addresses()).toEqual([whole('work@example.nl'), ofSite('depot@example.nl')]);
  });

  it('are the deputy’s from the day after the last one of the contact in charge', async () => {
    const endIn = (days: number) =>
      hub.sql(`update employers.employer_contacts set valid_until = ${today} + $2::int where id = $1`, [
        seeded.contactId,
        days,
      ]);
    await endIn(0);
    expect((await addresses())[0]).toEqual(whole('work@example.nl'));
    await endIn(-1);
    expect((await addresses())[0]).toEqual(whole('deputy@example.nl'));
  });

  it('are none of a contact to come, of a site that has closed, and of an employer that has', async () => {
    await hub.sql(`update employers.employer_contacts set valid_from = ${today} + 1 where site_id is null`);
    expect(await addresses()).toEqual([ofSite('depot@example.nl')]);
    await hub.sql(`update employers.sites set closed_on = ${today} where id = $1`, [seeded.siteId]);
    expect(await addresses()).toEqual([]);
    await hub.sql(`update employers.employer_contacts set valid_from = ${today}`);
    expect(await addresses()).toEqual([whole('work@example.nl')]);
    await hub.sql(`update employers.employers set closed_on = ${today} where id = $1`, [seeded.id]);
    expect(await addresses()).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';

describe('the tables', () => {
  let hub: TestHub;
  let one: SeededEmployer;
  let other: SeededEmployer;

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    const [first, second] = await seedEmployers(hub, 2);
    if (!first || !second) throw new Error('Two employers were to be seeded.');
    [one, other] = [first, second];
  });
  afterAll(() => hub.close());

  const insertContact = (employerId: string, siteId: string | null, from: string, until: string | null) =>
    hub.sql(
      `insert into employers.employer_contacts
         (id, employer_id, site_id, function_title, email_address, valid_from, valid_until, verified_on)
       values ($1, $2, $3, 'Another', 'another@example.nl', $4, $5, '2026-06-15')`,
      [randomUUID(), employerId, siteId, from, until],
    );

  it('hold at most one contact in charge of an employer on any day', async () => {
    await expect(insertContact(one.id, null, '2026-12-31', null)).rejects.toThrow(
      'ex_employer_contacts_in_charge',
    );
  });

  it('hold at most one contact in charge of a site on any day, and let the next begin the day after', async () => {
    await expect(insertContact(one.id, one.siteId, '2026-06-30', null)).rejects.toThrow(
      'ex_employer_contacts_in_charge_of_site',
    );
    await expect(insertContact(one.id, one.siteId, '2026-07-01', null)).resolves.toEqual([]);
  });

  it('hold no contact of one employer at a site of another', async () => {
    await expect(insertContact(one.id, other.siteId, '2030-01-01', null)).rejects.toThrow(
      'fk_employer_contacts_site',
    );
  });

  it('hold no vacancy of one employer at a site of another', async () => {
    await expect(
      hub.sql('update employers.vacancies set employer_id = $1 where id = $2', [other.id, one.openVacancyId]),
    ).rejects.toThrow('fk_vacancies_site');
  });

  it('move a vacancy to another region with its site', async () => {
    await hub.sql(`update employers.sites set region_code = 'AM38' where id = $1`, [one.siteId]);
    const rows = await hub.sql('select distinct region_code from employers.vacancies where site_id = $1', [
      one.siteId,
    ]);
    expect(rows).toEqual([{ region_code: 'AM38' }]);
  });
});

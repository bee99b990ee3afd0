import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { employers } from '../src';
import { type SeededEmployer, seedEmployers } from './seed-employers';

describe('the published views', () => {
  let hub: TestHub;
  let seeded: SeededEmployer;

  beforeAll(async () => {
    hub = await createTestHub([employers]);
    const [first] = await seedEmployers(hub, 1);
    if (!first) throw new Error('An employer was to be seeded.');
    seeded = first;
  });
  afterAll(() => hub.close());

  it('are the only views there are, under whatever name', async () => {
    const rows = await hub.sql<{ name: string }>(
      `select table_name as name from information_schema.views where table_schema = 'employers'`,
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(
      employers.store.publishes.map(({ name }) => name).sort(),
    );
  });

  it('tell a vacancy as criteria to match on', async () => {
    const [row] = await hub.sql('select * from employers.published_vacancy where id = $1', [
      seeded.openVacancyId,
    ]);
    expect(row).toEqual({
      id: seeded.openVacancyId,
      employer_id: seeded.id,
      site_id: seeded.siteId,
      region_code: seeded.regionCode,
      municipality_code: seeded.municipalityCode,
      occupations: ['ISCO:9333'],
      sectors: ['H'],
      working_level: null,
      hours_min: 20,
      hours_max: null,
      languages: ['nld'],
      licences: ['B'],
      starts_on: null,
      state: 'OPEN',
      published_on: expect.any(Date),
    });
  });

  it('give no sector for an employer whose industry is unknown', async () => {
    await hub.sql('update employers.employers set industry_code = null where id = $1', [seeded.id]);
    const [row] = await hub.sql('select sectors from employers.published_vacancy where id = $1', [
      seeded.openVacancyId,
    ]);
    expect(row).toEqual({ sectors: [] });
  });

  it('close a vacancy on the day after its last', async () => {
    const stateWhenItCloses = async (days: number) => {
      await hub.sql(
        `update employers.vacancies set closes_on = (now() at time zone 'Europe/Amsterdam')::date + $2::int
         where id = $1`,
        [seeded.openVacancyId, days],
      );
      const [row] = await hub.sql<{ state: string }>(
        'select state from employers.published_vacancy where id = $1',
        [seeded.openVacancyId],
      );
      return row?.state;
    };
    expect(await stateWhenItCloses(-1)).toBe('CLOSED');
    expect(await stateWhenItCloses(0)).toBe('OPEN');
  });

  it('hold no name, address or telephone number of a contact person', async () => {
    const rows = await hub.sql('select * from employers.published_employer_contact');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/Function|example\.nl|recruitment/);
  });
});

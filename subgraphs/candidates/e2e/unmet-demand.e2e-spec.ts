import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { type CandidateProfile, candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer, seedVacancy, type VacancyCriteria } from './seed-vacancies';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const municipalities: Readonly<Record<string, string>> = { AM06: 'GM0200', AM18: 'GM0363', AM29: 'GM0983' };

interface Unmet {
  readonly asOf: string;
  readonly isComplete: boolean;
  readonly regions: { code: string }[];
  readonly cells: {
    occupation: { scheme: string; code: string } | null;
    region: { code: string };
    vacancyCount: number;
  }[];
}

describe('unmetDemand', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let employerId: string;
  const desk = callers.desk(deskId, ['AM06', 'AM18']);

  async function unmet(caller: Caller, regions?: readonly string[]) {
    const { data, errors, statements } = await ask<{ unmetDemand: Unmet | null }>(
      subgraph,
      `query ($regions: [RegionCode!]) { unmetDemand(regions: $regions) { asOf isComplete regions { code }
         cells { occupation { scheme code } region { code } vacancyCount } } }`,
      regions ? { regions } : {},
      { caller },
    );
    return { found: data.unmetDemand, errors, statements };
  }

  /** Each cell as region, occupation and number. */
  const cellsOf = async (caller: Caller = desk, regions?: readonly string[]) =>
    (await unmet(caller, regions)).found?.cells.map(({ occupation, region, vacancyCount }) => [
      region.code,
      occupation?.code ?? null,
      vacancyCount,
    ]);

  const vacancy = (regionCode: string, of: Partial<VacancyCriteria> = {}) =>
    seedVacancy(hub, employerId, { regionCode, municipalityCode: municipalities[regionCode] ?? '', ...of });

  async function profile(regionCode: string, content: Partial<CandidateProfile>): Promise<void> {
    const poolId = await seedPool(hub, deskId, regionCode);
    await seedProfiles(hub, [profileOf({ poolId, deskId, regionCode }, content)]);
  }

  beforeAll(async () => {
    hub = await createTestHub([employers, candidates]);
    subgraph = await hub.subgraph('candidates');
    employerId = await seedEmployer(hub);
  });
  afterAll(() => hub.close());
  beforeEach(() => hub.sql('truncate employers.vacancies, candidates.candidate_profiles cascade'));

  const picker = ['ISCO:9333'];

  it('counts the open vacancies that nobody meets, per occupation and region, the largest cell first', async () => {
    await vacancy('AM06', { occupations: picker });
    await vacancy('AM18', { occupations: picker });
    await vacancy('AM18', { occupations: picker, hoursMin: 20 });
    await vacancy('AM18', { occupations: picker, closesOn: '2020-01-01' });
    expect(await cellsOf()).toEqual([
      ['AM18', '9333', 2],
      ['AM06', '9333', 1],
    ]);
  });

  it('counts none that an available profile of the region meets, and no profile of another region', async () => {
    await vacancy('AM06', { occupations: picker, hoursMin: 20 });
    await vacancy('AM18', { occupations: picker });
    await profile('AM06', { occupations: picker, hoursMin: 16, hoursMax: 24 });
    expect(await cellsOf()).toEqual([['AM18', '9333', 1]]);
  });

  it.each([
    ['misses a criterion', { occupations: picker, languages: [] }],
    ['is unknown on one', { occupations: picker, languages: null }],
    ['is unknown on its occupation', { occupations: null, languages: ['nld'] }],
    ['is stale', { occupations: picker, languages: ['nld'], verifiedOn: '2026-03-16' }],
    ['has ended', { occupations: picker, languages: ['nld'], publishedUntil: '2026-06-14' }],
  ])('takes a profile that %s for nobody', async (_, content) => {
    await vacancy('AM06', { occupations: picker, languages: ['nld'] });
    await profile('AM06', content);
    expect(await cellsOf()).toEqual([['AM06', '9333', 1]]);
  });

  it('counts a vacancy under each of its occupations, and under none when it asks for none', async () => {
    await vacancy('AM06', { occupations: ['ISCO:9333', 'ISCO:4321'] });
    await vacancy('AM06', { languages: ['pol'] });
    await vacancy('AM06', { languages: ['nld'] });
    await profile('AM06', { languages: ['nld'] });
    expect(await cellsOf()).toEqual([
      ['AM06', '4321', 1],
      ['AM06', '9333', 1],
      ['AM06', null, 1],
    ]);
  });

  it('is of a desk’s own regions: another’s is left out as an unknown one is', async () => {
    for (const code of ['AM06', 'AM18', 'AM29']) await vacancy(code, { occupations: picker });
    const regionsOf = async (caller: Caller, regions?: readonly string[]) =>
      (await unmet(caller, regions)).found?.regions.map(({ code }) => code);
    expect(await regionsOf(desk)).toEqual(['AM06', 'AM18']);
    expect(await regionsOf(desk, ['AM18', 'AM29', 'AM18'])).toEqual(['AM18']);
    const foreign = await unmet(desk, ['AM29']);
    expect(foreign.found).toEqual((await unmet(desk, ['AM99'])).found);
    expect(foreign.found).toMatchObject({ regions: [], cells: [], isComplete: true });
    expect(await cellsOf(callers.liaison(), ['AM29'])).toEqual([['AM29', '9333', 1]]);
    expect(await cellsOf(callers.admin())).toHaveLength(3);
    expect(await regionsOf(callers.liaison())).toHaveLength(35);
  });

  it('names neither employer nor site nor vacancy, and says when it was counted', async () => {
    const id = await vacancy('AM06', { occupations: picker });
    const { found, statements } = await unmet(desk);
    expect(found?.asOf).toBe('2026-06-15T08:00:00.000Z');
    expect(JSON.stringify(found)).not.toMatch(new RegExp(`${id}|${employerId}|Depot`));
    expect(statements).toHaveLength(1);
  });

  it('shows the two hundred largest cells, and says that there are more', async () => {
    const siteId = randomUUID();
    await hub.sql(
      `insert into employers.sites (id, employer_id, name, municipality_code, region_code, offers)
       values ($1, $2, 'Depot', $3, 'AM06', '{}')`,
      [siteId, employerId, municipalities['AM06']],
    );
    await hub.sql(
      `insert into employers.vacancies (id, employer_id, site_id, region_code, title, kind, occupations, positions,
         languages, driving_licences, published_on)
       select gen_random_uuid(), $1, $2, 'AM06', 'Work', 'OPEN', array['BOC:' || i], 1, '{}', '{}', '2026-06-01'
       from generate_series(1, 201) as i`,
      [employerId, siteId],
    );
    await vacancy('AM06', { occupations: ['BOC:7'] });
    const { found } = await unmet(desk);
    expect(found).toMatchObject({ isComplete: false, cells: { length: 200 } });
    expect(found?.cells[0]).toMatchObject({ occupation: { code: '7' }, vacancyCount: 2 });
    await hub.sql(`delete from employers.vacancies where occupations = '{BOC:9}'`);
    expect((await unmet(desk)).found).toMatchObject({ isComplete: true, cells: { length: 200 } });
  });

  it.each([
    ['employers', callers.employer(randomUUID()), 'FORBIDDEN'],
    ['organisers', callers.organiser(), 'FORBIDDEN'],
    ['the public', callers.public, 'UNAUTHENTICATED'],
  ])('is not for %s', async (_, caller, code) => {
    const { found, errors } = await unmet(caller);
    expect(found).toBeNull();
    expect(errors).toMatchObject([{ path: ['unmetDemand'], extensions: { code } }]);
  });
});

import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import type { Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { type CandidateProfile, candidates } from '../src';
import { matchingVacancies } from './ask-matches';
import { seedConditions } from './seed-conditions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer, seedVacancy, type VacancyCriteria } from './seed-vacancies';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const regions = { AM06: 'GM0200', AM18: 'GM0363', AM29: 'GM0983' } as const;
type RegionCode = keyof typeof regions;

describe('CandidateProfile.matchingVacancies', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let employerId: string;
  const pools = new Map<RegionCode, string>();
  const desk = callers.desk(deskId, Object.keys(regions));

  const vacancy = (regionCode: RegionCode, of: Partial<VacancyCriteria> = {}) =>
    seedVacancy(hub, employerId, { regionCode, municipalityCode: regions[regionCode], ...of });

  async function profile(regionCode: RegionCode, content: Partial<CandidateProfile> = {}): Promise<string> {
    const made = profileOf({ poolId: pools.get(regionCode) ?? '', deskId, regionCode }, content);
    await seedProfiles(hub, [made]);
    return made.id;
  }

  const of = async (profileId: string, page: { first?: number; after?: string | null } = {}) => {
    const { found, errors } = await matchingVacancies(subgraph, [profileId], desk, page);
    expect(errors).toEqual([]);
    if (!found[0]) throw new Error('The profile has no answer.');
    return found[0];
  };

  beforeAll(async () => {
    hub = await createTestHub([employers, candidates]);
    subgraph = await hub.subgraph('candidates');
    employerId = await seedEmployer(hub, 'H');
    for (const code of Object.keys(regions) as RegionCode[])
      pools.set(code, await seedPool(hub, deskId, code));
  });
  afterAll(() => hub.close());
  beforeEach(() => hub.sql('truncate employers.vacancies, candidates.candidate_profiles cascade'));

  it('are the open vacancies of its region that it meets, each with why', async () => {
    const fits = await vacancy('AM06', { occupations: ['ISCO:9333', 'ISCO:4321'], hoursMin: 24 });
    await vacancy('AM06', { occupations: ['ISCO:4321'] });
    await vacancy('AM06', { occupations: ['ISCO:9333'], closesOn: '2020-01-01' });
    await vacancy('AM18', { occupations: ['ISCO:9333'] });
    const id = await profile('AM06', {
      occupations: ['ISCO:9333'],
      hoursMin: 16,
      hoursMax: 32,
      sectors: ['H'],
    });
    const { edges, nodes, totalCount } = await of(id);
    expect({ nodes, totalCount }).toEqual({ nodes: [{ id: fits }], totalCount: 1 });
    expect(edges[0]?.explanation).toEqual([
      { criterion: 'REGION', verdict: 'MEETS', text: 'Region: Veluwe Stedendriehoek.' },
      { criterion: 'HOURS_PER_WEEK', verdict: 'MEETS', text: 'Hours per week: 16 to 32; asked: 24 or more.' },
      { criterion: 'OCCUPATIONS', verdict: 'MEETS', text: expect.stringMatching(/^Wishes to work as: /) },
      { criterion: 'SECTORS', verdict: 'MEETS', text: expect.stringMatching(/^Wishes to work in: /) },
    ]);
  });

  it('never match on what is unknown: those vacancies are counted, per field', async () => {
    await vacancy('AM06', { languages: ['nld'], licences: ['B'] });
    await vacancy('AM06', { languages: ['nld'] });
    await vacancy('AM06', { languages: ['nld'], occupations: ['ISCO:4321'] });
    const id = await profile('AM06', { occupations: ['ISCO:9333'], sectors: ['H'] });
    expect(await of(id)).toMatchObject({
      nodes: [],
      totalCount: 0,
      leftOut: {
        total: 2,
        byField: [
          { field: 'LANGUAGES', vacancyCount: 2 },
          { field: 'DRIVING_LICENCES', vacancyCount: 1 },
        ],
      },
    });
  });

  it('come first where the site offers all that is needed, then by what it lacks, then the newest', async () => {
    const id = await profile('AM06', { sectors: ['H'] });
    await seedConditions(hub, deskId, [id], ['LIFT', 'QUIET_PLACE']);
    const oldest = { publishedOn: '2026-05-01' };
    const none = await vacancy('AM06', { publishedOn: '2026-06-10', offers: ['JOB_COACH_WELCOME'] });
    const one = await vacancy('AM06', { publishedOn: '2026-06-09', offers: ['LIFT', 'JOB_COACH_WELCOME'] });
    const allOld = await vacancy('AM06', { ...oldest, offers: ['QUIET_PLACE', 'FLEXIBLE_HOURS', 'LIFT'] });
    const allNew = await vacancy('AM06', { publishedOn: '2026-05-02', offers: ['LIFT', 'QUIET_PLACE'] });
    const oneOld = await vacancy('AM06', { ...oldest, offers: ['QUIET_PLACE'] });
    const { edges } = await of(id);
    expect(edges.map(({ node }) => node.id)).toEqual([allNew, allOld, one, oneOld, none]);
    expect(edges.map(({ workplace }) => workplace?.map(({ verdict }) => verdict))).toEqual([
      ['OFFERED', 'OFFERED'],
      ['OFFERED', 'OFFERED'],
      ['OFFERED', 'NOT_OFFERED'],
      ['NOT_OFFERED', 'OFFERED'],
      ['NOT_OFFERED', 'NOT_OFFERED'],
    ]);
    expect(edges[0]?.workplace?.map(({ condition }) => condition)).toEqual(['LIFT', 'QUIET_PLACE']);
  });

  it('come newest first where the needs are unknown or none, and tell the two apart', async () => {
    const [unknown, none] = [
      await profile('AM06', { sectors: ['H'] }),
      await profile('AM06', { sectors: ['H'] }),
    ];
    await seedConditions(hub, deskId, [none], []);
    const days = ['2026-06-03', '2026-06-01', '2026-06-02'];
    const made = new Map<string, string>();
    for (const publishedOn of days) made.set(publishedOn, await vacancy('AM06', { publishedOn }));
    const newestFirst = [...days].sort().reverse();
    for (const [id, workplace] of [
      [unknown, null],
      [none, []],
    ] as const) {
      const { edges } = await of(id);
      expect(edges.map(({ node }) => node.id)).toEqual(newestFirst.map((day) => made.get(day)));
      expect(edges.map((edge) => edge.workplace)).toEqual([workplace, workplace, workplace]);
    }
  });

  it('are read page by page in that order, with a cursor that tells nothing of what is needed', async () => {
    const id = await profile('AM06', { sectors: ['H'] });
    await seedConditions(hub, deskId, [id], ['LIFT']);
    for (let index = 0; index < 12; index += 1) {
      const offers = index % 2 === 0 ? ['LIFT'] : [];
      await vacancy('AM06', { offers, publishedOn: `2026-06-0${1 + (index % 3)}` });
    }
    const whole = await of(id);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { edges, pageInfo }: Awaited<ReturnType<typeof of>> = await of(id, { first: 5, after });
      seen.push(...edges.map(({ node }) => node.id));
      more = pageInfo.hasNextPage;
      after = pageInfo.endCursor;
    }
    expect(seen).toHaveLength(12);
    expect(seen).toEqual(whole.nodes.map((node) => node.id));
    const keys: unknown = JSON.parse(Buffer.from(whole.edges[4]?.cursor ?? '', 'base64url').toString());
    expect(keys).toEqual([id, whole.nodes[4]?.id]);
  });

  it('refuse the cursor of another profile', async () => {
    const [id, another] = [
      await profile('AM06', { sectors: ['H'] }),
      await profile('AM06', { sectors: ['H'] }),
    ];
    await vacancy('AM06');
    const { edges } = await of(id);
    const { found, errors } = await matchingVacancies(subgraph, [another], desk, {
      after: edges[0]?.cursor ?? '',
    });
    expect(found).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
  });

  it('are as many, and as many are left out, whatever is needed of the workplace', async () => {
    const ids = await Promise.all([0, 1, 2].map(() => profile('AM06', { sectors: ['H'] })));
    await seedConditions(hub, deskId, [ids[0] ?? ''], ['LIFT', 'WHEELCHAIR_ACCESS', 'QUIET_PLACE']);
    await seedConditions(hub, deskId, [ids[1] ?? ''], []);
    await vacancy('AM06', { offers: ['LIFT'] });
    await vacancy('AM06');
    await vacancy('AM06', { hoursMin: 20 });
    const { found } = await matchingVacancies(subgraph, ids, desk);
    for (const one of found) expect(one).toMatchObject({ totalCount: 2, leftOut: { total: 1 } });
  });

  it('are FORBIDDEN, with their counts, to everybody but the publishing desk', async () => {
    await vacancy('AM06');
    const id = await profile('AM06', { sectors: ['H'] });
    for (const caller of [
      callers.desk(randomUUID(), ['AM06']),
      callers.employer(employerId),
      callers.liaison(),
      callers.admin(),
      // Nobody but a desk speaks for a desk, whatever else its token says.
      { ...desk, role: 'EMPLOYER' as const },
    ]) {
      const { found, errors } = await matchingVacancies(subgraph, [id], caller);
      expect(found).toEqual([null]);
      expect(errors).toMatchObject([
        { path: ['_entities', 0, 'matchingVacancies'], extensions: { code: 'FORBIDDEN' } },
      ]);
    }
  });

  it('are null once the profile has ended or was withdrawn', async () => {
    await vacancy('AM06');
    const ended = await profile('AM06', { sectors: ['H'], publishedUntil: '2026-06-14' });
    const withdrawn = await profile('AM06', { state: 'WITHDRAWN', withdrawnOn: '2026-06-14' });
    expect(await matchingVacancies(subgraph, [ended, withdrawn], desk)).toMatchObject({
      found: [null, null],
      errors: [],
    });
  });

  it('of twenty profiles, five each, are one statement, and both counts another', async () => {
    const codes = Object.keys(regions) as RegionCode[];
    const ids: string[] = [];
    for (let index = 0; index < 20; index += 1) {
      ids.push(await profile(codes[index % 3] ?? 'AM06', { sectors: ['H'] }));
    }
    for (let index = 0; index < 21; index += 1) await vacancy(codes[index % 3] ?? 'AM06');
    const reads = ({ statements }: { statements: readonly string[] }) =>
      statements.filter((statement) => statement.includes('published_vacancy')).length;
    const pages = await matchingVacancies(subgraph, ids, desk, { first: 5 }, 'nodes { id }');
    expect(pages.found.map((found) => found?.nodes.length)).toEqual(Array(20).fill(5));
    expect(reads(pages)).toBe(1);
    const all = await matchingVacancies(subgraph, ids, desk, { first: 5 });
    expect(all.found.map((found) => found?.totalCount)).toEqual(Array(20).fill(7));
    expect(reads(all)).toBe(2);
    const single = await matchingVacancies(subgraph, ids.slice(0, 1), desk, { first: 5 });
    expect(all.statements).toHaveLength(single.statements.length);
  });

  it('leave one audit line that names the profiles whose needs were read, and none where there was nothing', async () => {
    const lines = () =>
      hub.sql<{ object_ids: string[]; desk_id: string }>(
        `select object_ids, desk_id from candidates.audit_entries where action = 'READ_PRIVATE' order by at`,
      );
    await hub.sql('delete from candidates.audit_entries');
    const [read, bare] = [
      await profile('AM06', { sectors: ['H'] }),
      await profile('AM06', { sectors: ['H'] }),
    ];
    await vacancy('AM06');
    await matchingVacancies(subgraph, [bare], desk);
    expect(await lines()).toEqual([]);
    await seedConditions(hub, deskId, [read], ['LIFT']);
    await matchingVacancies(subgraph, [read, bare], desk);
    expect(await lines()).toEqual([{ object_ids: [read], desk_id: deskId }]);
  });
});

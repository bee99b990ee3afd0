import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { completeProfile, write } from './write-profiles';

/** The regions of one metropolitan desk, and one that is not of them. */
const own = ['AM06', 'AM18', 'AM20', 'AM21', 'AM29'];
const elsewhere = 'AM01';

describe('one desk for five regions', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let neighbour: SeededDesk;
  const profiles = new Map<string, string[]>();
  const employer = callers.employer(randomUUID());

  const publish = async (of: SeededDesk, place: object) => {
    const { municipalityCode: _, ...content } = completeProfile;
    return (await write(subgraph, 'publishProfile', { ...content, ...place }, of.caller)).written;
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    subgraph = await hub.subgraph('candidates');
    desk = await seedDesk(hub, own);
    neighbour = await seedDesk(hub, ['AM06']);
    for (const regionCode of own) {
      const made = [await publish(desk, { regionCode }), await publish(desk, { regionCode })];
      profiles.set(
        regionCode,
        made.flatMap((written) => written?.profile?.id ?? []),
      );
    }
    await publish(neighbour, { regionCode: 'AM06' });
  }, 60_000);
  afterAll(() => hub.close());

  it('publishes in a pool of its own for each, made at the first profile there, and in no sixth', async () => {
    const pools = await hub.sql<{ code: string; profiles: number }>(
      `select c.region_code as code, (select count(*)::int from candidates.candidate_profiles p where p.pool_id = c.id) as profiles
       from candidates.candidate_pools c where c.desk_id = $1 order by 1`,
      [desk.id],
    );
    expect(pools).toEqual(own.map((code) => ({ code, profiles: 2 })));
    expect((await publish(desk, { regionCode: elsewhere }))?.errors).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'regionCode'] },
    ]);
  });

  it('is found by a search over its regions, each with its count, and by one over one region alone', async () => {
    const search = async (codes: readonly string[]) => {
      const { data } = await ask<{
        candidateSearch: {
          nodes: { id: string; desk: { id: string } }[];
          byRegion: { region: { code: string }; count: number }[];
        };
      }>(
        subgraph,
        `query ($codes: [RegionCode!]) { candidateSearch(criteria: { regions: $codes, languages: ["nld"] }, first: 100) {
          nodes { id desk { id } } byRegion { region { code } count } } }`,
        { codes },
        { caller: employer },
      );
      return data.candidateSearch;
    };
    const all = await search(own);
    const ofDesk = all.nodes.filter((node) => node.desk.id === desk.id).map(({ id }) => id);
    expect(ofDesk.toSorted()).toEqual([...profiles.values()].flat().toSorted());
    expect(all.byRegion.map(({ region, count }) => [region.code, count])).toEqual(
      own.map((code) => [code, code === 'AM06' ? 3 : 2]),
    );
    const one = await search(['AM29']);
    expect(one.nodes.map(({ id }) => id).toSorted()).toEqual(profiles.get('AM29')?.toSorted());
  });

  it('has one work list over all of them, without its neighbour’s profiles', async () => {
    const ids = own.map((code) => profiles.get(code)?.[0] ?? '');
    await hub.sql(
      `update candidates.candidate_profiles set published_on = '2026-01-01', changed_on = '2026-01-01', verified_on = '2026-01-01'
       where id = any($1::uuid[])`,
      [ids],
    );
    const { data } = await ask<{ _entities: [{ workList: { nodes: { profile: { id: string } }[] } }] }>(
      subgraph,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Desk { workList(kinds: [STALE]) { nodes { profile { id } } } } } }`,
      { of: [{ __typename: 'Desk', id: desk.id }] },
      { caller: desk.caller },
    );
    expect(data._entities[0].workList.nodes.map(({ profile }) => profile.id)).toEqual(ids.toSorted());
  });

  it('verifies the pool of one region, and leaves the others', async () => {
    const [pool] = await hub.sql<{ id: string }>(
      `select id from candidates.candidate_pools where desk_id = $1 and region_code = 'AM18'`,
      [desk.id],
    );
    const { data } = await ask<{ verifyProfiles: { verifiedCount: number } }>(
      subgraph,
      'mutation ($id: ID!) { verifyProfiles(input: { poolId: $id, only: STALE }) { verifiedCount } }',
      { id: pool?.id },
      { caller: desk.caller },
    );
    expect(data.verifyProfiles.verifiedCount).toBe(1);
    const stale = await hub.sql<{ code: string }>(
      `select region_code as code from candidates.candidate_profiles where verified_on = '2026-01-01' order by 1`,
    );
    expect(stale.map(({ code }) => code)).toEqual(own.filter((code) => code !== 'AM18'));
  });

  it('sees how complete each of its regions is, and not the sixth', async () => {
    const { data, errors } = await ask<{
      _entities: { code: string; completeness: { field: string; knownPercentage: number }[] | null }[];
    }>(
      subgraph,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Region { code completeness { field knownPercentage } } } }`,
      { of: [...own, elsewhere].map((code) => ({ __typename: 'Region', code })) },
      { caller: desk.caller },
    );
    expect(
      data._entities.map(({ code, completeness }) => [code, completeness?.[0]?.knownPercentage ?? null]),
    ).toEqual([...own.map((code) => [code, 100]), [elsewhere, null]]);
    expect(errors).toMatchObject([
      { path: ['_entities', 5, 'completeness'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});

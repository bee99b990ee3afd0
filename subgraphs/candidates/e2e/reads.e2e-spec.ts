import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const desk = callers.desk(deskId, ['AM06']);
const neighbour = callers.desk(randomUUID(), ['AM06']);
const employerId = '00000000-0000-4000-8000-0000000000e1';
const employer = callers.employer(employerId);

describe('reading pools, counts and introductions', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let poolId: string;
  let withdrawnId: string;
  const introductionIds: string[] = [];

  const entity = async <Fields>(key: object, fields: string, caller: Caller) => {
    const { data, errors, statements } = await ask<{ _entities: [Fields] }>(
      subgraph,
      `query ($of: [_Any!]!) { _entities(representations: $of) { ${fields} } }`,
      { of: [key] },
      { caller },
    );
    return { found: data._entities[0], errors, statements };
  };

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
    poolId = await seedPool(hub, deskId, 'AM06');
    const place = { poolId, deskId, regionCode: 'AM06' };
    const fresh = Array.from({ length: 13 }, (_, i) =>
      profileOf(place, {
        verifiedOn: `2026-06-${String(i + 1).padStart(2, '0')}`,
        publishedOn: '2026-05-07',
      }),
    );
    const stale = Array.from({ length: 3 }, () => profileOf(place, { verifiedOn: '2026-01-01' }));
    const withdrawn = profileOf(place, { state: 'WITHDRAWN', withdrawnOn: '2026-06-10' });
    withdrawnId = withdrawn.id;
    await seedProfiles(hub, [...fresh, ...stale, withdrawn]);
    const few = { poolId: await seedPool(hub, deskId, 'AM18'), deskId, regionCode: 'AM18' };
    await seedProfiles(hub, [profileOf(few)]);
    for (const [index, day] of ['2026-06-01', '2026-06-03', '2026-06-02'].entries()) {
      introductionIds.push(
        await seedIntroduction(hub, {
          profileId: fresh[index]?.id ?? '',
          deskId,
          employerId,
          requestedOn: day,
          answerDueOn: day === '2026-06-03' ? '2026-06-15' : '2026-06-14',
        }),
      );
    }
  });
  afterAll(() => hub.close());

  const counts = `... on Region { profileCount { count isSuppressed } availableProfileCount { count isSuppressed }
    profileFreshness { lastVerifiedOn staleCount { count isSuppressed } } }`;

  it('tells the public a region’s numbers rounded, and hides those below five', async () => {
    const { found, errors, statements } = await entity(
      { __typename: 'Region', code: 'AM06' },
      counts,
      callers.public,
    );
    expect(errors).toEqual([]);
    expect(found).toEqual({
      profileCount: { count: 15, isSuppressed: false },
      availableProfileCount: { count: 15, isSuppressed: false },
      profileFreshness: { lastVerifiedOn: '2026-06-13', staleCount: { count: null, isSuppressed: true } },
    });
    expect(statements).toHaveLength(1);
    const hidden = { count: null, isSuppressed: true };
    for (const code of ['AM18', 'AM01']) {
      expect((await entity({ __typename: 'Region', code }, counts, callers.public)).found).toEqual({
        profileCount: hidden,
        availableProfileCount: hidden,
        profileFreshness: { lastVerifiedOn: null, staleCount: hidden },
      });
    }
  });

  it('tells a desk of the region its exact numbers, and another desk no more than the public', async () => {
    const exact = (count: number) => ({ count, isSuppressed: false });
    expect((await entity({ __typename: 'Region', code: 'AM06' }, counts, desk)).found).toEqual({
      profileCount: exact(16),
      availableProfileCount: exact(13),
      profileFreshness: { lastVerifiedOn: '2026-06-13', staleCount: exact(3) },
    });
    expect((await entity({ __typename: 'Region', code: 'AM18' }, counts, desk)).found).toMatchObject({
      profileCount: { count: null, isSuppressed: true },
    });
  });

  it('keeps pools from the public and from organisers', async () => {
    for (const [caller, code] of [
      [callers.public, 'UNAUTHENTICATED'],
      [callers.organiser(), 'FORBIDDEN'],
    ] as const) {
      for (const [key, type] of [
        [{ __typename: 'Region', code: 'AM06' }, 'Region'],
        [{ __typename: 'Desk', id: deskId }, 'Desk'],
      ] as const) {
        const { found, errors } = await entity(key, `... on ${type} { candidatePools { id } }`, caller);
        expect(found).toEqual({ candidatePools: null });
        expect(errors).toMatchObject([{ path: ['_entities', 0, 'candidatePools'], extensions: { code } }]);
      }
      expect(
        (await entity({ __typename: 'CandidatePool', id: poolId }, '__typename', caller)).found,
      ).toBeNull();
    }
  });

  it('counts a pool exactly for its own desk only, and lists withdrawn profiles to it only', async () => {
    const fields = `... on CandidatePool { profileCount { count } lastPublishedOn profiles(first: 100) { totalCount nodes { id state } } }`;
    interface Pool {
      readonly profileCount: { count: number };
      readonly lastPublishedOn: string;
      readonly profiles: { totalCount: number; nodes: { id: string; state: string }[] };
    }
    const key = { __typename: 'CandidatePool', id: poolId };
    const own = (await entity<Pool>(key, fields, desk)).found;
    expect([own.profileCount.count, own.lastPublishedOn, own.profiles.totalCount]).toEqual([
      16,
      '2026-05-07',
      17,
    ]);
    expect(own.profiles.nodes).toContainEqual({ id: withdrawnId, state: 'WITHDRAWN' });
    for (const caller of [neighbour, employer, callers.liaison(), callers.admin()]) {
      const { profileCount, profiles } = (await entity<Pool>(key, fields, caller)).found;
      expect([profileCount.count, profiles.totalCount, profiles.nodes.length]).toEqual([15, 16, 16]);
      expect(profiles.nodes.map(({ id }) => id)).not.toContain(withdrawnId);
    }
  });

  it('pages through a pool from the last verified on, and refuses a forged cursor', async () => {
    const page = (after: string | null) =>
      ask<{
        candidatePool: {
          profiles: { nodes: { verifiedOn: string }[]; pageInfo: { endCursor: string } };
        } | null;
      }>(
        subgraph,
        `query ($id: ID!, $after: String) { candidatePool(id: $id) { profiles(first: 5, after: $after) {
          nodes { verifiedOn } pageInfo { endCursor } } } }`,
        { id: poolId, after },
        { caller: employer },
      );
    const first = (await page(null)).data.candidatePool?.profiles;
    const second = (await page(first?.pageInfo.endCursor ?? null)).data.candidatePool?.profiles;
    expect([...(first?.nodes ?? []), ...(second?.nodes ?? [])].map(({ verifiedOn }) => verifiedOn)).toEqual(
      Array.from({ length: 10 }, (_, i) => `2026-06-${String(13 - i).padStart(2, '0')}`),
    );
    for (const keys of [['2026-06-31', randomUUID()], ['2026-06-01', 'x'], ['2026-06-01']]) {
      const { errors } = await page(Buffer.from(JSON.stringify(keys)).toString('base64url'));
      expect(errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
    }
  });

  it('lists introductions to the two sides, the latest first, and marks those whose answer is late', async () => {
    const fields = (type: string) =>
      `... on ${type} { introductions(first: 2) { totalCount nodes { id isOverdue } pageInfo { hasNextPage } } }`;
    for (const [key, type, caller] of [
      [{ __typename: 'Desk', id: deskId }, 'Desk', desk],
      [{ __typename: 'Employer', id: employerId }, 'Employer', employer],
    ] as const) {
      const { found } = await entity(key, fields(type), caller);
      expect(found).toEqual({
        introductions: {
          totalCount: 3,
          nodes: [
            { id: introductionIds[1], isOverdue: false },
            { id: introductionIds[2], isOverdue: true },
          ],
          pageInfo: { hasNextPage: true },
        },
      });
      for (const stranger of [neighbour, callers.employer(randomUUID()), callers.admin(), callers.public]) {
        const denied = await entity(key, fields(type), stranger);
        expect(denied.found).toEqual({ introductions: null });
        expect(denied.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      }
    }
  });

  it('answers null, not an error, for ids that nobody has or that cannot be', async () => {
    for (const id of [randomUUID(), 'nothing', '']) {
      const { data, errors } = await ask(
        subgraph,
        'query ($id: ID!) { candidateProfile(id: $id) { id } candidatePool(id: $id) { id } introduction(id: $id) { id } }',
        { id },
        { caller: employer },
      );
      expect({ data, errors }).toEqual({
        data: { candidateProfile: null, candidatePool: null, introduction: null },
        errors: [],
      });
    }
  });

  it('finds an id whatever its case', async () => {
    const { data } = await ask(
      subgraph,
      'query ($id: ID!) { candidatePool(id: $id) { id } }',
      { id: poolId.toUpperCase() },
      { caller: employer },
    );
    expect(data).toEqual({ candidatePool: { id: poolId } });
  });
});

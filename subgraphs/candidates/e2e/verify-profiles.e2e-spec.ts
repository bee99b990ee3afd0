import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { type CandidateProfile, candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import type { WriteError } from './write-profiles';

interface Verified {
  readonly verifiedCount: number | null;
  readonly errors: readonly (WriteError & { readonly maximum?: number })[];
}

const today = '2026-06-15';
const old = '2026-03-01';

describe('verifyProfiles', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;

  const place = async (of = desk) => ({
    poolId: await seedPool(hub, of.id, 'AM06'),
    deskId: of.id,
    regionCode: 'AM06',
  });
  const seed = async (
    at: Awaited<ReturnType<typeof place>>,
    changes: readonly Partial<CandidateProfile>[],
  ): Promise<string[]> => {
    const profiles = changes.map((change) => profileOf(at, { publishedOn: '2026-01-10', ...change }));
    await seedProfiles(hub, profiles);
    return profiles.map(({ id }) => id);
  };
  const verify = async (input: object, caller = desk.caller) => {
    const { data, errors } = await ask<{ verifyProfiles: Verified | null } | null>(
      subgraph,
      `mutation ($input: VerifyProfilesInput!) { verifyProfiles(input: $input) {
        verifiedCount
        errors { ... on UserError { code path } ... on StateConflict { currentState } ... on InvalidValue { reason maximum } }
      } }`,
      { input },
      { caller },
    );
    return { ...data?.verifyProfiles, codes: errors.map(({ extensions }) => extensions?.['code']) };
  };
  const daysOf = async (ids: readonly string[]) => {
    const rows = await hub.sql<{ day: string }>(
      `select p.verified_on::text as day from unnest($1::uuid[]) with ordinality as t(id, n)
         join candidates.candidate_profiles p on p.id = t.id order by t.n`,
      [ids],
    );
    return rows.map(({ day }) => day);
  };
  const lines = () =>
    hub.sql<{ object_ids: string[] }>(
      `select action, object_ids, desk_id from candidates.audit_entries where action = 'verifyProfiles' order by at`,
    );

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock: fixedClock(`${today}T08:00:00Z`) });
    desk = await seedDesk(hub, ['AM06']);
    other = await seedDesk(hub, ['AM06']);
  }, 60_000);
  beforeEach(() => hub.sql('truncate candidates.audit_entries'));
  afterAll(() => hub.close());

  it('verifies many today, one that is named twice once, with one audit line that names them', async () => {
    const ids = await seed(await place(), [{ verifiedOn: old }, { verifiedOn: old }, { verifiedOn: today }]);
    const answer = await verify({ profileIds: [...ids, ids[0]?.toUpperCase()] });
    expect(answer).toEqual({ verifiedCount: 3, errors: [], codes: [] });
    expect(await daysOf(ids)).toEqual([today, today, today]);
    expect(await lines()).toEqual([
      { action: 'verifyProfiles', object_ids: ids.toSorted(), desk_id: desk.id },
    ]);
  });

  it('refuses those that cannot be verified by their position, and verifies the others', async () => {
    const at = await place();
    const [right = '', ended = '', withdrawn = ''] = await seed(at, [
      { verifiedOn: old },
      { verifiedOn: old, publishedUntil: '2026-06-14' },
      { verifiedOn: old, state: 'WITHDRAWN', withdrawnOn: '2026-05-01' },
    ]);
    const [foreign = ''] = await seed(await place(other), [{ verifiedOn: old }]);
    const profileIds = [foreign, ended, right, randomUUID(), withdrawn, 'no id'];
    const { verifiedCount, errors } = await verify({ profileIds });
    expect(verifiedCount).toBe(1);
    expect(errors).toEqual([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'profileIds', '0'] },
      { code: 'STATE_CONFLICT', path: ['input', 'profileIds', '1'], currentState: 'ENDED' },
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'profileIds', '3'] },
      { code: 'STATE_CONFLICT', path: ['input', 'profileIds', '4'], currentState: 'WITHDRAWN' },
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'profileIds', '5'] },
    ]);
    expect(await daysOf([foreign, ended, right, withdrawn])).toEqual([old, old, today, old]);
    expect((await lines()).map(({ object_ids }) => object_ids)).toEqual([[right]]);
  });

  it('verifies all that is published in a pool, and nothing else', async () => {
    const at = await place();
    const published = await seed(at, [
      { verifiedOn: old },
      { verifiedOn: '2026-06-01' },
      { verifiedOn: today },
    ]);
    const ended = await seed(at, [{ verifiedOn: old, publishedUntil: '2026-06-14' }]);
    const elsewhere = await seed(await place(), [{ verifiedOn: old }]);
    expect(await verify({ poolId: at.poolId.toUpperCase() })).toMatchObject({ verifiedCount: 3, errors: [] });
    expect(await daysOf([...published, ...ended, ...elsewhere])).toEqual([today, today, today, old, old]);
    // The pool that was asked for, and whose day changed: what each of these people may ask about.
    const changed = published.slice(0, 2).toSorted();
    expect((await lines()).map(({ object_ids }) => object_ids)).toEqual([[at.poolId, ...changed]]);
  });

  it('verifies only the stale ones when it is asked to: of a pool, and of a list', async () => {
    const at = await place();
    const ids = await seed(at, [{ verifiedOn: '2026-03-16' }, { verifiedOn: '2026-03-17' }]);
    expect(await verify({ poolId: at.poolId, only: 'STALE' })).toMatchObject({ verifiedCount: 1 });
    expect(await daysOf(ids)).toEqual([today, '2026-03-17']);
    const more = await seed(at, [{ verifiedOn: '2026-03-16' }, { verifiedOn: '2026-03-17' }]);
    expect(await verify({ profileIds: more, only: 'STALE' })).toMatchObject({ verifiedCount: 1, errors: [] });
    expect(await daysOf(more)).toEqual([today, '2026-03-17']);
    expect((await lines()).map(({ object_ids }) => object_ids)).toEqual([[at.poolId, ids[0]], [more[0]]]);
  });

  it.each<[string, (foreign: string) => object, object]>([
    ['neither a list nor a pool', () => ({}), { path: ['input', 'profileIds'], reason: 'REQUIRED' }],
    ['an empty list', () => ({ profileIds: [] }), { path: ['input', 'profileIds'], reason: 'REQUIRED' }],
    [
      'both',
      (poolId) => ({ profileIds: [randomUUID()], poolId }),
      { path: ['input', 'poolId'], reason: 'NOT_APPLICABLE' },
    ],
    [
      '501 profiles',
      () => ({ profileIds: Array.from({ length: 501 }, () => randomUUID()) }),
      { path: ['input', 'profileIds'], reason: 'OUT_OF_RANGE', maximum: 500 },
    ],
    [
      'another desk’s pool',
      (poolId) => ({ poolId }),
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'poolId'] },
    ],
    ['a pool that nobody has', () => ({ poolId: randomUUID() }), { code: 'REFERENCE_UNKNOWN' }],
    ['a malformed pool', () => ({ poolId: 'pool' }), { code: 'REFERENCE_UNKNOWN' }],
  ])('refuses %s, and does nothing', async (_, input, refusal) => {
    const { poolId } = await place(other);
    expect(await verify(input(poolId))).toMatchObject({ verifiedCount: null, errors: [refusal] });
    expect(await lines()).toEqual([]);
  });

  it('is for desks: no other role may', async () => {
    const { poolId } = await place();
    for (const caller of [callers.employer(randomUUID()), callers.liaison(), callers.admin()]) {
      expect(await verify({ poolId }, caller)).toEqual({ codes: ['FORBIDDEN'] });
    }
    expect(await verify({ poolId }, callers.public)).toEqual({ codes: ['UNAUTHENTICATED'] });
  });

  it('takes the same few statements for one profile and for five hundred', async () => {
    const at = await place();
    const count = async (ids: readonly string[]) => {
      const { statements } = await ask(
        subgraph,
        `mutation ($ids: [ID!]) { verifyProfiles(input: { profileIds: $ids }) { verifiedCount } }`,
        { ids },
        { caller: desk.caller },
      );
      return statements.length;
    };
    const many = await seed(
      at,
      Array.from({ length: 500 }, () => ({ verifiedOn: old })),
    );
    const one = await seed(at, [{ verifiedOn: old }]);
    expect(await count(many)).toBe(await count(one));
    expect(new Set(await daysOf(many))).toEqual(new Set([today]));
  });

  it('lets clerks verify the same ones at once, in whatever order, and one withdraw them: nobody is left waiting', async () => {
    const at = await place();
    const ids = await seed(
      at,
      Array.from({ length: 200 }, () => ({ verifiedOn: old })),
    );
    const withdraw = (profileId: string | undefined) =>
      ask<{ withdrawProfile: { errors: unknown[] } }>(
        subgraph,
        'mutation ($id: ID!) { withdrawProfile(input: { profileId: $id }) { errors { __typename } } }',
        { id: profileId },
        { caller: desk.caller },
      );
    const [forwards, backwards, pool, stale, gone] = await Promise.all([
      verify({ profileIds: ids }),
      verify({ profileIds: ids.toReversed() }),
      verify({ poolId: at.poolId }),
      verify({ poolId: at.poolId, only: 'STALE' }),
      withdraw(ids[100]),
    ]);
    for (const { codes } of [forwards, backwards, pool, stale]) expect(codes).toEqual([]);
    expect(gone.errors).toEqual([]);
    const days = await daysOf(ids);
    expect(new Set(days.filter((_, index) => index !== 100))).toEqual(new Set([today]));
    // Whoever came after the withdrawal was told of it by its place.
    for (const { verifiedCount = 0, errors = [] } of [forwards, backwards]) {
      expect((verifiedCount ?? 0) + errors.length).toBe(200);
    }
  });
});

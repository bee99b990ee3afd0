import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedIntroduction } from './seed-introductions';
import { completeProfile, write } from './write-profiles';

describe('a published profile', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  let other: SeededDesk;
  const employer = callers.employer(randomUUID());

  const publish = async (): Promise<string> => {
    const { written } = await write(subgraph, 'publishProfile', completeProfile, desk.caller);
    if (!written?.profile) throw new Error('The profile was not published.');
    return written.profile.id;
  };
  const verify = (profileId: string, caller = desk.caller) =>
    write(subgraph, 'verifyProfile', { profileId }, caller);
  const withdraw = (profileId: string, caller = desk.caller) =>
    write(subgraph, 'withdrawProfile', { profileId }, caller);
  const hits = async () => {
    const { data } = await ask<{ candidateSearch: { nodes: { id: string }[]; totalCount: number } }>(
      subgraph,
      `{ candidateSearch(criteria: { regions: ["AM06"] }, first: 100) { nodes { id } totalCount } }`,
      {},
      { caller: employer },
    );
    return data.candidateSearch.nodes.map(({ id }) => id);
  };
  const seen = async (id: string, caller = employer) => {
    const { data } = await ask<{ candidateProfile: object | null }>(
      subgraph,
      'query ($id: ID!) { candidateProfile(id: $id) { state skills isStale withdrawnOn } }',
      { id },
      { caller },
    );
    return data.candidateProfile;
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
    desk = await seedDesk(hub, ['AM06']);
    other = await seedDesk(hub, ['AM06']);
  });
  beforeEach(() => clock.set('2026-06-15T08:00:00Z'));
  afterAll(() => hub.close());

  it('goes stale on the ninety-first day and is available again once it is verified', async () => {
    const id = await publish();
    clock.set('2026-09-13T08:00:00Z');
    expect([await seen(id), await hits()]).toEqual([
      expect.objectContaining({ isStale: false }),
      expect.arrayContaining([id]),
    ]);
    clock.set('2026-09-14T08:00:00Z');
    expect(await seen(id)).toMatchObject({ isStale: true });
    expect(await hits()).not.toContain(id);
    const { written } = await verify(id.toUpperCase());
    expect(written).toMatchObject({ profile: { id, verifiedOn: '2026-09-14' }, errors: [] });
    expect(await hits()).toContain(id);
  });

  it('is gone from the next answer once it is withdrawn, and its desk sees a state without content', async () => {
    const id = await publish();
    expect(await hits()).toContain(id);
    const { written } = await withdraw(id);
    expect(written).toMatchObject({ profile: { id, state: 'WITHDRAWN' }, errors: [] });
    expect(await hits()).not.toContain(id);
    for (const caller of [employer, other.caller, callers.liaison(), callers.admin()]) {
      expect(await seen(id, caller)).toBeNull();
    }
    expect(await seen(id, desk.caller)).toEqual({
      state: 'WITHDRAWN',
      skills: null,
      isStale: false,
      withdrawnOn: '2026-06-15',
    });
  });

  it('leaves nothing of its content in any table when it is withdrawn, and an audit line', async () => {
    const id = await publish();
    await withdraw(id);
    const [profile] = await hub.sql<Record<string, unknown>>(
      'select * from candidates.candidate_profiles where id = $1',
      [id],
    );
    const known = Object.entries(profile ?? {}).filter(([, value]) => value !== null);
    expect(known.map(([name]) => name).sort()).toEqual(
      [
        'changed_on',
        'id',
        'pool_id',
        'desk_id',
        'region_code',
        'revision',
        'state',
        'published_on',
        'verified_on',
        'withdrawn_on',
      ].sort(),
    );
    expect(await hub.sql('select from candidates.profile_private where profile_id = $1', [id])).toEqual([]);
    const lines = await hub.sql(
      `select action from candidates.audit_entries where $1 = any(object_ids) order by at, action`,
      [id],
    );
    expect(lines).toEqual([{ action: 'publishProfile' }, { action: 'withdrawProfile' }]);
  });

  it('closes its open introductions in a neutral state when it is withdrawn, and leaves the ended ones', async () => {
    const profileId = await publish();
    const sides = { profileId, deskId: desk.id, employerId: employer.employerId ?? '' };
    const open = await Promise.all(
      (['ASKED', 'AGREED', 'MEETING'] as const).map((state, index) =>
        seedIntroduction(hub, { ...sides, state, ...(index === 0 ? {} : { employerId: randomUUID() }) }),
      ),
    );
    const done = await seedIntroduction(hub, { ...sides, state: 'DONE', closedOn: '2026-06-10' });
    const bystander = await seedIntroduction(hub, { ...sides, profileId: await publish() });
    await withdraw(profileId);
    const states = async (ids: readonly string[]) =>
      hub.sql(
        `select state, closed_on::text, exists (select from candidates.introduction_private n where n.introduction_id = i.id)
           or exists (select from candidates.introduction_meetings m where m.introduction_id = i.id) as details
         from candidates.introductions i where id = any($1::uuid[])`,
        [ids],
      );
    expect(await states(open)).toEqual(
      open.map(() => ({ state: 'CLOSED', closed_on: '2026-06-15', details: false })),
    );
    expect(await states([done])).toEqual([{ state: 'DONE', closed_on: '2026-06-10', details: false }]);
    expect(await states([bystander])).toEqual([{ state: 'ASKED', closed_on: null, details: true }]);
    const { data } = await ask(
      subgraph,
      'query ($id: ID!) { introduction(id: $id) { state closedOn isOverdue profile { id } meetingAt } }',
      { id: open[0] },
      { caller: employer },
    );
    expect(data).toEqual({
      introduction: {
        state: 'CLOSED',
        closedOn: '2026-06-15',
        isOverdue: false,
        profile: null,
        meetingAt: null,
      },
    });
  });

  it.each([
    ['one that nobody has', async () => randomUUID()],
    ['a malformed id', async () => 'profile'],
    ['another desk’s', () => publish()],
  ])('cannot be verified or withdrawn as %s', async (_, make) => {
    const id = await make();
    for (const change of [verify, withdraw]) {
      expect((await change(id, other.caller)).written).toMatchObject({
        profile: null,
        errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'profileId'] }],
      });
    }
  });

  it('is its desk’s to change: no other role may', async () => {
    const id = await publish();
    for (const change of [verify, withdraw]) {
      expect(await change(id, employer)).toMatchObject({ written: null, codes: ['FORBIDDEN'] });
      expect(await change(id, callers.admin())).toMatchObject({ written: null, codes: ['FORBIDDEN'] });
      expect(await change(id, callers.public)).toMatchObject({ written: null, codes: ['UNAUTHENTICATED'] });
    }
  });

  it('is withdrawn by one of several who do it at once; the others are told its state', async () => {
    const id = await publish();
    const answers = await Promise.all([1, 2, 3].map(() => withdraw(id)));
    const states = answers.map(({ written }) => written?.errors[0]?.currentState ?? 'done');
    expect(states.sort()).toEqual(['WITHDRAWN', 'WITHDRAWN', 'done']);
    const lines = await hub.sql(
      `select from candidates.audit_entries where $1 = any(object_ids) and action = 'withdrawProfile'`,
      [id],
    );
    expect(lines).toHaveLength(1);
  });

  it('stays withdrawn when a verification comes at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await publish();
      const [verified, withdrawn] = await Promise.all([verify(id), withdraw(id)]);
      expect(withdrawn.written?.errors).toEqual([]);
      expect(['done', 'WITHDRAWN']).toContain(verified.written?.errors[0]?.currentState ?? 'done');
      expect(await seen(id)).toBeNull();
      expect((await verify(id)).written?.errors).toMatchObject([
        { code: 'STATE_CONFLICT', currentState: 'WITHDRAWN' },
      ]);
    }
  });
});

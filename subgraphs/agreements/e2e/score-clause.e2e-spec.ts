import { randomUUID } from 'node:crypto';
import { type Caller, referenceRegions } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type SeededArrangement, seedAdoption, seedArrangement, seedScore } from './seed-agreements';

interface Scored {
  readonly scoreClause: {
    readonly score: Record<string, unknown> | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}

const mutation = `mutation ($input: ScoreClauseInput!) { scoreClause(input: $input) {
  score { id ingredient side region { code } verdict note scoredOn revision }
  errors {
    __typename
    ... on UserError { code path }
    ... on InvalidValue { reason }
    ... on SensitiveText { category }
    ... on StateConflict { currentState }
  }
} }`;

describe('scoring clauses', () => {
  let room: AgreementsRoom;
  let arrangement: SeededArrangement;
  let employer: Caller;
  let desk: Caller;

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(async () => {
    arrangement = await seedArrangement(room.hub, room.employers[0], 'Framework');
    await seedAdoption(room.hub, arrangement, room.desks[0]);
  });
  afterAll(() => room.hub.close());

  const score = async (change: Record<string, unknown> = {}, caller = desk) => {
    const input = {
      arrangementId: arrangement.id,
      ingredient: 'TRIAL_PLACEMENT',
      verdict: 'WORKS',
      ...change,
    };
    const answer = await room.ask<Scored>(mutation, { input }, caller);
    return { ...answer, payload: answer.data.scoreClause };
  };

  const read = async (fields: string, caller: Caller) => {
    const answer = await room.ask<{ arrangement: Record<string, unknown> | null }>(
      `query ($id: ID!) { arrangement(id: $id) { ${fields} } }`,
      { id: arrangement.id },
      caller,
    );
    return { ...answer, arrangement: answer.data.arrangement };
  };

  it('keeps what each side says once, and what it says last counts', async () => {
    const first = await score({ note: ' Too short ', verdict: 'DOES_NOT_WORK' });
    expect(first.payload).toEqual({
      errors: [],
      score: {
        id: expect.any(String),
        ingredient: 'TRIAL_PLACEMENT',
        side: 'REGION',
        region: { code: 'AM01' },
        verdict: 'DOES_NOT_WORK',
        note: 'Too short',
        scoredOn: '2026-06-15',
        revision: 1,
      },
    });
    const own = await score({ note: 'Fine' }, employer);
    expect(own.payload?.score).toMatchObject({ side: 'EMPLOYER', region: null, revision: 1 });
    const blind = await score();
    expect(blind.payload?.errors).toMatchObject([
      { path: ['input', 'expectedRevision'], currentState: 'REVISION_1' },
    ]);
    const again = await score({ expectedRevision: 1 });
    expect(again.payload?.score).toMatchObject({ verdict: 'WORKS', note: null, revision: 2 });
    const { arrangement: seen } = await read('scores { side verdict note revision }', employer);
    expect(seen).toEqual({
      scores: [
        { side: 'EMPLOYER', verdict: 'WORKS', note: 'Fine', revision: 1 },
        { side: 'REGION', verdict: 'WORKS', note: null, revision: 2 },
      ],
    });
  });

  it('is for the framework’s employer and for desks of regions that took it over', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const answer = await score({ ingredient: 'CONTRACT' }, caller);
      const isAllowed = role === 'employer' || role === 'desk';
      expect({ role, done: answer.payload?.score != null }).toEqual({ role, done: isAllowed });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(answer)).toEqual(isAllowed ? [] : [`scoreClause: ${code}`]);
    }
    const other = await score({}, callers.employer(room.employers[1].id));
    expect(other.payload?.errors).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
    const elsewhere = await score({}, callers.desk(room.desks[1].id, [room.desks[1].region]));
    expect(elsewhere.payload?.errors).toMatchObject([{ currentState: 'NOT_ADOPTED' }]);
  });

  it('asks a desk of several regions for which it speaks', async () => {
    const both = callers.desk(room.desks[0].id, ['AM01', 'AM02']);
    const open = await score({}, both);
    expect(open.payload?.errors).toMatchObject([{ path: ['input', 'region'], reason: 'REQUIRED' }]);
    expect((await score({ region: 'AM01' }, both)).payload?.score).toMatchObject({
      region: { code: 'AM01' },
    });
    const without = await score({ region: 'AM02' }, both);
    expect(without.payload?.errors).toMatchObject([{ currentState: 'NOT_ADOPTED' }]);
    expect((await score({ region: 'AM03' }, both)).payload?.errors).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'region'] },
    ]);
  });

  it.each([
    [{ arrangementId: 'not an id' }, { path: ['input', 'arrangementId'], code: 'REFERENCE_UNKNOWN' }],
    [{ arrangementId: randomUUID() }, { path: ['input', 'arrangementId'], code: 'REFERENCE_UNKNOWN' }],
    [{ ingredient: 'VALIDITY' }, { path: ['input', 'ingredient'], reason: 'NOT_APPLICABLE' }],
    [{ note: 'x'.repeat(301) }, { path: ['input', 'note'], reason: 'TOO_LONG' }],
    [{ note: 'Mail a@example.nl' }, { path: ['input', 'note'], category: 'EMAIL' }],
    [{ expectedRevision: 1 }, { path: ['input', 'expectedRevision'], currentState: 'REVISION_0' }],
  ])('refuses %j and keeps nothing', async (change, error) => {
    const before = await room.rows();
    const { payload, errors } = await score(change);
    expect({ errors, ...payload }).toEqual({ errors: [expect.objectContaining(error)], score: null });
    expect(await room.rows()).toEqual(before);
  });

  it('refuses the employer a region', async () => {
    const { payload } = await score({ region: 'AM01' }, employer);
    expect(payload?.errors).toMatchObject([{ path: ['input', 'region'], reason: 'NOT_APPLICABLE' }]);
  });

  it.each(['DRAFT', 'SUBMITTED'])('refuses what was never in use: %s', async (state) => {
    const other = await seedArrangement(room.hub, room.employers[0], 'Unused', state);
    const { payload } = await score({ arrangementId: other.id }, employer);
    expect(payload?.errors).toMatchObject([{ currentState: state }]);
  });

  it('lets one of several first scores at once win, and answers the same one for the same key', async () => {
    const answers = await Promise.all(
      ['WORKS', 'DOES_NOT_WORK', 'WORKS'].map((verdict) => score({ verdict })),
    );
    expect(answers.filter(({ payload }) => payload?.errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ payload }) => payload?.errors ?? [])).toMatchObject([
      { currentState: 'REVISION_1' },
      { currentState: 'REVISION_1' },
    ]);
    const keyed = { idempotencyKey: randomUUID(), ingredient: 'CONTRACT' };
    expect((await score(keyed)).data).toEqual((await score(keyed)).data);
  });

  it('shows notes to the framework’s employer, to the party that wrote them and to the liaison only', async () => {
    await seedScore(room.hub, arrangement, 'AM01');
    await seedScore(room.hub, arrangement, 'AM02');
    await seedScore(room.hub, arrangement, null);
    const seenBy = async (caller: Caller) => {
      const { arrangement: seen } = await read('scores { side region { code } note }', caller);
      const scores = seen?.['scores'];
      return Array.isArray(scores)
        ? scores.map(({ region }: { region: { code: string } | null }) => region?.code ?? null)
        : scores;
    };
    expect(await seenBy(employer)).toEqual([null, 'AM01', 'AM02']);
    expect(await seenBy(callers.liaison())).toEqual([null, 'AM01', 'AM02']);
    expect(await seenBy(desk)).toEqual(['AM01']);
    const admin = await read('title scores { note }', callers.admin());
    expect(admin.arrangement).toEqual({ title: 'Framework', scores: null });
    expect(refusals(admin)).toEqual(['arrangement.scores: FORBIDDEN']);
  });

  it('counts per side from five on, of one version and of all together', async () => {
    const codes = referenceRegions.map(({ code }) => code);
    const ofVersion = async () => {
      const fields = 'clauseScores { ingredient employers { ...c } regions { ...c } total { ...c } }';
      const { data } = await room.ask<{ arrangement: { clauseScores: { ingredient: string }[] } }>(
        `query ($id: ID!) { arrangement(id: $id) { ${fields} } }
         fragment c on ClauseScoreCount { works doesNotWork isSuppressed }`,
        { id: arrangement.id },
        desk,
      );
      return data.arrangement.clauseScores.find(({ ingredient }) => ingredient === 'PREPARATION');
    };
    const ofAll = async () => {
      const { data } = await room.ask<{ clauseScores: object }>(
        '{ clauseScores(ingredient: PREPARATION) { regions { works doesNotWork isSuppressed } } }',
        {},
        callers.liaison(),
      );
      return data.clauseScores;
    };
    const suppressed = { works: null, doesNotWork: null, isSuppressed: true };
    const add = (code: string | undefined, verdict: 'WORKS' | 'DOES_NOT_WORK', to = arrangement) =>
      seedScore(room.hub, to, code ?? null, verdict, 'PREPARATION');
    for (const code of codes.slice(0, 4)) await add(code, 'WORKS');
    expect(await ofVersion()).toMatchObject({ regions: suppressed });
    expect(await ofAll()).toEqual({ regions: suppressed });
    await add(codes[4], 'DOES_NOT_WORK');
    const shown = { works: 4, doesNotWork: 1, isSuppressed: false };
    expect(await ofVersion()).toEqual({
      ingredient: 'PREPARATION',
      employers: suppressed,
      regions: shown,
      total: suppressed,
    });
    expect(await ofAll()).toEqual({ regions: shown });
    const other = await seedArrangement(room.hub, room.employers[1], 'Other');
    await add(codes[0], 'WORKS', other);
    expect(await ofAll()).toEqual({ regions: suppressed });
    for (const code of codes.slice(1, 5)) await add(code, 'WORKS', other);
    expect(await ofAll()).toEqual({ regions: { works: 9, doesNotWork: 1, isSuppressed: false } });
  });

  it.each([
    ['organiser', callers.organiser(), 'FORBIDDEN'],
    ['public', callers.public, 'UNAUTHENTICATED'],
  ])('refuses the %s the counts', async (_, caller, code) => {
    const answer = await room.ask('{ clauseScores(ingredient: CONTRACT) { ingredient } }', {}, caller);
    expect(refusals(answer)).toEqual([`clauseScores: ${code}`]);
  });
});

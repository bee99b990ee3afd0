import { addDays, addWorkingDays, type Caller, countWorkingDays } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import fc from 'fast-check';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type FollowUpSeed, seedFollowUp } from './seed-agreements';

interface Response {
  readonly isSuppressed: boolean;
  readonly answeredCount: number | null;
  readonly medianWorkingDays: number | null;
  readonly promisedResponseDays: number | null;
  readonly withinPromisePercentage: number | null;
  readonly openOverdueCount: number | null;
}

const query = `query ($regions: [_Any!]!, $from: YearMonth, $until: YearMonth) {
  _entities(representations: $regions) { ... on Region { followUpResponse(from: $from, until: $until) {
    isSuppressed answeredCount medianWorkingDays promisedResponseDays withinPromisePercentage openOverdueCount
  } } }
}`;

const untold: Response = {
  isSuppressed: true,
  answeredCount: null,
  medianWorkingDays: null,
  promisedResponseDays: null,
  withinPromisePercentage: null,
  openOverdueCount: null,
};

/** How a region comes to answer an agreement that its employer began. */
const ways = ['ENTRY', 'STATUS', 'CONFIRMED'] as const;
type Way = (typeof ways)[number];

describe('how a region keeps its promise to answer follow-up agreements', () => {
  let room: AgreementsRoom;

  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  afterAll(() => room.hub.close());
  beforeEach(async () => {
    await room.hub.sql(
      `truncate agreements.follow_up_agreements, agreements.follow_up_entries,
         agreements.follow_up_status_changes, agreements.session_events cascade`,
    );
  });

  const ask = async (codes: readonly string[], caller: Caller, months: object = {}) => {
    const answer = await room.ask<{ _entities: { followUpResponse: Response | null }[] } | null>(
      query,
      { regions: codes.map((code) => ({ __typename: 'Region', code })), ...months },
      caller,
    );
    return {
      responses: answer.data?._entities.map(({ followUpResponse }) => followUpResponse) ?? [],
      refusals: refusals(answer),
      statements: answer.statements.length,
    };
  };
  const only = async (code: string, months: object = {}) =>
    (await ask([code], callers.liaison(), months)).responses[0];

  const begun = (recordedOn: string, more: Partial<FollowUpSeed> = {}) =>
    seedFollowUp(room.hub, { employerId: room.employers[0].id, regions: ['AM01'], recordedOn, ...more });
  const write = (id: string, side: string, day: string) =>
    room.hub.sql(
      `insert into agreements.follow_up_entries
         (id, follow_up_agreement_id, position, side, is_of_side, writer, recorded_at)
       select gen_random_uuid(), $1, coalesce(max(e.position), 0) + 1, $2, true, 'somebody',
         ($3::date + time '13:00') at time zone 'Europe/Amsterdam'
       from agreements.follow_up_entries e where e.follow_up_agreement_id = $1`,
      [id, side, day],
    );
  /** As if the employer had not begun it. */
  const unwrite = (id: string) =>
    room.hub.sql('delete from agreements.follow_up_entries where follow_up_agreement_id = $1', [id]);
  const change = (id: string, number: number, status: string, since: string, notedBy: string | null) =>
    room.hub.sql(
      `insert into agreements.follow_up_status_changes (follow_up_agreement_id, number, status, since, noted_by)
       values ($1, $2, $3, $4, $5)`,
      [id, number, status, since, notedBy],
    );
  async function answer(id: string, way: Way, day: string): Promise<void> {
    if (way === 'ENTRY') await write(id, 'REGION', day);
    else if (way === 'STATUS') await change(id, 2, 'IN_PROGRESS', day, 'REGION');
    else await change(id, 2, 'CONFIRMED', day, null);
  }
  /** Makes the parties of the next agreements others: the same may not agree on the same twice. */
  const categories = ['PLACEMENTS', 'INSTRUMENTS', 'CANDIDATES', 'TRIAL_PLACEMENT', 'JOB_COACHING', 'OTHER'];

  it('is told from five answers on: of what the region wrote, noted or confirmed', async () => {
    const response: (Response | null | undefined)[] = [];
    for (const [index, category] of categories.slice(0, 5).entries()) {
      response.push(await only('AM01'));
      // A Monday; the promise is of two working days.
      const id = await begun('2026-06-01', { category });
      const day = ['2026-06-02', '2026-06-02', '2026-06-03', '2026-06-04', '2026-06-08'][index] ?? '';
      await answer(id, ways[index % 3] ?? 'ENTRY', day);
    }
    await begun('2026-06-01', { category: 'OTHER' });
    expect(response).toEqual([untold, untold, untold, untold, untold]);
    expect(await only('AM01')).toEqual({
      isSuppressed: false,
      answeredCount: 5,
      medianWorkingDays: 2,
      promisedResponseDays: 2,
      withinPromisePercentage: 60,
      openOverdueCount: 1,
    });
    expect(await only('AM02')).toEqual(untold);
    expect(await only('AM01', { from: '2026-05', until: '2026-05' })).toEqual(untold);
  });

  it('is not of what a region or a table began, of what was withdrawn, nor of what the employer notes', async () => {
    for (const category of categories)
      await answer(await begun('2026-06-01', { category }), 'ENTRY', '2026-06-02');
    const before = await only('AM01');
    const others = { employerId: room.employers[1].id };
    const byRegion = await begun('2026-06-01', { ...others, category: 'PLACEMENTS' });
    await unwrite(byRegion);
    await write(byRegion, 'REGION', '2026-06-01');
    await write(byRegion, 'EMPLOYER', '2026-06-01');
    const atTable = await begun('2026-06-01', { ...others, category: 'INSTRUMENTS' });
    await unwrite(atTable);
    await write(atTable, 'TABLE', '2026-06-01');
    await write(atTable, 'REGION', '2026-06-03');
    const together = await begun('2026-06-01', { ...others, category: 'CANDIDATES', status: 'CONFIRMED' });
    const withdrawn = await begun('2026-06-01', { ...others, category: 'OTHER' });
    await room.hub.sql(
      `update agreements.follow_up_agreements set withdrawn_on = '2026-06-02' where id = $1`,
      [withdrawn],
    );
    expect(together).toEqual(expect.any(String));
    expect(await only('AM01')).toEqual(before);
    const waiting = await begun('2026-06-01', { ...others, category: 'JOB_COACHING' });
    await write(waiting, 'EMPLOYER', '2026-06-01');
    await change(waiting, 2, 'OPEN', '2026-06-02', 'EMPLOYER');
    expect(await only('AM01')).toMatchObject({ answeredCount: 6, openOverdueCount: 1 });
    await change(waiting, 3, 'DROPPED', '2026-06-03', 'EMPLOYER');
    await room.hub.sql(`update agreements.follow_up_agreements set status = 'DROPPED' where id = $1`, [
      waiting,
    ]);
    expect(await only('AM01')).toMatchObject({ answeredCount: 6, openOverdueCount: 0 });
  });

  it('agrees with agreements that are counted one by one, in each of their regions', async () => {
    const one = fc.record({
      asked: fc.integer({ min: -40, max: 13 }),
      after: fc.option(fc.nat(12), { freq: 5 }),
      way: fc.constantFrom(...ways),
      regions: fc.constantFrom(['AM01'], ['AM02'], ['AM01', 'AM02']),
    });
    let told = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 6, maxLength: 18 }), async (list) => {
        await room.hub.sql('truncate agreements.follow_up_agreements cascade');
        for (const [index, { asked, after, way, regions }] of list.entries()) {
          const on = addDays('2026-06-01', asked);
          const id = await begun(on, {
            regions,
            employerId: room.employers[index % 3]?.id ?? '',
            category: categories[Math.floor(index / 3)] ?? 'OTHER',
          });
          if (after !== null) await answer(id, way, addDays(on, after));
        }
        const { responses } = await ask(['AM01', 'AM02'], callers.liaison());
        const expected = ['AM01', 'AM02'].map((code) =>
          expectedOf(list.filter((each) => new Set<string>(each.regions).has(code))),
        );
        expect(responses).toEqual(expected);
        told += expected.filter(({ isSuppressed }) => !isSuppressed).length;
      }),
      { numRuns: 15, seed: 2026 },
    );
    expect(told).toBeGreaterThan(5);
  }, 60_000);

  function expectedOf(list: readonly { asked: number; after: number | null }[]): Response {
    const dated = list.map(({ asked, after }) => {
      const on = addDays('2026-06-01', asked);
      return { on, due: addWorkingDays(on, 2), answered: after === null ? null : addDays(on, after) };
    });
    const took = dated
      .flatMap(({ on, answered }) => (answered === null ? [] : countWorkingDays(on, answered)))
      .toSorted((a, b) => a - b);
    if (took.length < 5) return untold;
    const middle = [took[(took.length - 1) >> 1] ?? 0, took[took.length >> 1] ?? 0] as const;
    const inTime = dated.filter(({ answered, due }) => answered !== null && answered <= due).length;
    return {
      isSuppressed: false,
      answeredCount: took.length,
      medianWorkingDays: (middle[0] + middle[1]) / 2,
      promisedResponseDays: 2,
      withinPromisePercentage: Math.round((inTime * 100) / took.length),
      openOverdueCount: dated.filter(({ answered, due }) => answered === null && due < '2026-06-15').length,
    };
  }

  it('takes one statement for all regions, is for all who are signed in, and of months in their order', async () => {
    expect((await ask(['AM01'], callers.liaison())).statements).toBe(1);
    expect((await ask(['AM01', 'AM02', 'AM03'], callers.liaison())).statements).toBe(1);
    const { public: nobody, ...signedIn } = everyRole(room);
    for (const caller of Object.values(signedIn)) {
      expect((await ask(['AM01'], caller)).responses).toEqual([untold]);
    }
    expect((await ask(['AM01'], nobody ?? callers.public)).responses).toEqual([null]);
    expect((await ask(['AM01'], callers.liaison(), { from: '2026-06', until: '2026-05' })).refusals).toEqual([
      '_entities.0.followUpResponse: BAD_USER_INPUT',
    ]);
  });

  it('tells of no promise while no desk is the one of first contact', async () => {
    for (const category of categories)
      await answer(await begun('2026-06-01', { category }), 'ENTRY', '2026-06-02');
    await room.hub.sql(`update regions.desks set closed_on = '2026-06-15' where id = $1`, [room.desks[0].id]);
    expect(await only('AM01')).toEqual({
      isSuppressed: false,
      answeredCount: 6,
      medianWorkingDays: 1,
      promisedResponseDays: null,
      withinPromisePercentage: null,
      openOverdueCount: null,
    });
    await room.hub.sql('update regions.desks set closed_on = null where id = $1', [room.desks[0].id]);
  });
});

import {
  addDays,
  addWorkingDays,
  type Caller,
  countWorkingDays,
  type Subgraph,
} from '@banenbrug/service-common';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { ask, callers, createTestHub, type FixedClock, fixedClock, type TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';
import { candidates } from '../src';
import { seedContact, seedDesk, type SeededDesk } from './seed-desks';
import { seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer } from './seed-vacancies';
import { take } from './take-steps';

interface Response {
  readonly from: string;
  readonly until: string;
  readonly answeredCount: { count: number | null; isSuppressed: boolean };
  readonly medianWorkingDays: number | null;
  readonly withinPromisePercentage: number | null;
  readonly openOverdueCount: { count: number | null; isSuppressed: boolean };
}

const query = `query ($desks: [_Any!]!, $from: YearMonth, $until: YearMonth) {
  _entities(representations: $desks) { ... on Desk { introductionResponse(from: $from, until: $until) {
    from until answeredCount { count isSuppressed } medianWorkingDays withinPromisePercentage
    openOverdueCount { count isSuppressed }
  } } }
}`;

const exactly = (count: number) => ({ count, isSuppressed: false });
const hidden = { count: null, isSuppressed: true };

describe('how a desk keeps its promise to answer introductions', () => {
  let hub: TestHub;
  let clock: FixedClock;
  let subgraph: Subgraph;
  let employerId: string;

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    clock = fixedClock('2026-06-15T08:00:00Z');
    subgraph = await hub.subgraph('candidates', { clock });
    employerId = await seedEmployer(hub);
  }, 60_000);
  afterAll(() => hub.close());

  const response = async (desks: readonly SeededDesk[], caller: Caller, months: object = {}) => {
    const { data, errors, statements } = await ask<{
      _entities: { introductionResponse: Response | null }[];
    }>(
      subgraph,
      query,
      { desks: desks.map(({ id }) => ({ __typename: 'Desk', id })), ...months },
      { caller },
    );
    return {
      answers: data?._entities.map(({ introductionResponse }) => introductionResponse) ?? [],
      codes: errors.map(({ extensions }) => extensions?.['code']),
      statements: statements.length,
    };
  };
  const only = async (desk: SeededDesk, caller: Caller, months: object = {}) =>
    (await response([desk], caller, months)).answers[0];

  /** Introductions of a desk, each asked and answered (or not) so many days after the first of June. */
  async function seed(
    desk: SeededDesk,
    list: readonly (readonly [asked: number, answered: number | null])[],
  ) {
    const poolId = await seedPool(hub, desk.id, 'AM06');
    for (const [asked, answered] of list) {
      const profile = profileOf({ poolId, deskId: desk.id, regionCode: 'AM06' });
      await seedProfiles(hub, [profile]);
      const requestedOn = addDays('2026-06-01', asked);
      await seedIntroduction(hub, {
        profileId: profile.id,
        deskId: desk.id,
        employerId,
        requestedOn,
        answerDueOn: addWorkingDays(requestedOn, 2),
        ...(answered === null
          ? {}
          : {
              state: 'DECLINED',
              answeredOn: addDays('2026-06-01', answered),
              closedOn: addDays('2026-06-01', answered),
            }),
      });
    }
  }

  it('is exact for the desk itself, rounded for others, and none of fewer than five answers', async () => {
    const desk = await seedDesk(hub, ['AM06']);
    // Asked on Monday the first: on time on the second and third, late on the eighth; one waits since then.
    await seed(desk, [
      [0, 1],
      [0, 2],
      [0, 7],
      [0, null],
    ]);
    const days = { from: '2025-07-01', until: '2026-06-30' };
    expect(await only(desk, desk.caller)).toEqual({
      ...days,
      answeredCount: exactly(3),
      medianWorkingDays: 2,
      withinPromisePercentage: 67,
      openOverdueCount: exactly(1),
    });
    for (const caller of [callers.liaison(), callers.admin(), callers.employer(employerId)]) {
      expect(await only(desk, caller)).toEqual({
        ...days,
        answeredCount: hidden,
        medianWorkingDays: null,
        withinPromisePercentage: null,
        openOverdueCount: hidden,
      });
    }
    await seed(desk, [
      [1, 2],
      [1, 2],
      [1, 9],
    ]);
    expect(await only(desk, callers.liaison())).toMatchObject({
      answeredCount: exactly(5),
      medianWorkingDays: 1.5,
      withinPromisePercentage: 65,
      openOverdueCount: hidden,
    });
  });

  it('is measured on what was asked in the months in question', async () => {
    const desk = await seedDesk(hub, ['AM06']);
    await seed(desk, [
      [-1, 1],
      [0, 1],
      [13, null],
    ]);
    const count = async (months: object) => (await only(desk, desk.caller, months))?.answeredCount.count;
    expect(await count({ from: '2026-05', until: '2026-05' })).toBe(1);
    expect(await count({ from: '2026-06', until: '2026-06' })).toBe(1);
    expect(await count({ from: '2026-05' })).toBe(2);
    // Asked on Sunday the fourteenth: promised for the sixteenth.
    expect((await only(desk, desk.caller))?.openOverdueCount.count).toBe(0);
    clock.set('2026-06-17T08:00:00Z');
    expect((await only(desk, desk.caller))?.openOverdueCount.count).toBe(1);
    clock.set('2026-06-15T08:00:00Z');
    for (const months of [
      { from: '2026-06', until: '2026-05' },
      { from: '2020-01', until: '2026-05' },
    ]) {
      expect((await response([desk], desk.caller, months)).codes).toEqual(['BAD_USER_INPUT']);
    }
  });

  it('agrees with introductions that are counted one by one', async () => {
    const asked = fc.integer({ min: -40, max: 13 });
    const one = fc.tuple(asked, fc.option(fc.nat(12), { freq: 4 }));
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 9 }), async (list) => {
        const desk = await seedDesk(hub, ['AM06']);
        const all = list.map(([at, after]) => [at, after === null ? null : at + after] as const);
        await seed(desk, all);
        const dated = all.map(([at, answered]) => ({
          requestedOn: addDays('2026-06-01', at),
          answeredOn: answered === null ? null : addDays('2026-06-01', answered),
        }));
        const took = dated
          .flatMap(({ requestedOn, answeredOn }) =>
            answeredOn === null ? [] : countWorkingDays(requestedOn, answeredOn),
          )
          .toSorted((a, b) => a - b);
        const middle = [took[(took.length - 1) >> 1] ?? 0, took[took.length >> 1] ?? 0] as const;
        const inTime = dated.filter(
          ({ requestedOn, answeredOn }) => answeredOn && answeredOn <= addWorkingDays(requestedOn, 2),
        ).length;
        const overdue = dated.filter(
          ({ requestedOn, answeredOn }) =>
            answeredOn === null && addWorkingDays(requestedOn, 2) < '2026-06-15',
        );
        expect(await only(desk, desk.caller)).toMatchObject({
          answeredCount: exactly(took.length),
          medianWorkingDays: took.length === 0 ? null : (middle[0] + middle[1]) / 2,
          withinPromisePercentage: took.length === 0 ? null : Math.round((inTime * 100) / took.length),
          openOverdueCount: exactly(overdue.length),
        });
      }),
      { numRuns: 15, seed: 2026 },
    );
  }, 60_000);

  it('takes one statement for all desks that are asked', async () => {
    const desks = [await seedDesk(hub, ['AM06']), await seedDesk(hub, ['AM29'])];
    for (const desk of desks) await seed(desk, [[0, 1]]);
    expect((await response(desks.slice(1), callers.liaison())).statements).toBe(1);
    expect((await response(desks, callers.liaison())).statements).toBe(1);
  });

  it('is not for organisers and the public', async () => {
    const desk = await seedDesk(hub, ['AM06']);
    expect((await response([desk], callers.organiser())).codes).toEqual(['FORBIDDEN']);
    expect((await response([desk], callers.public)).codes).toEqual(['UNAUTHENTICATED']);
  });

  it('begins with the answer that the desk records, which can be given to a contact for topics', async () => {
    const desk = await seedDesk(hub, ['AM06']);
    await seed(desk, [[0, null]]);
    const [asked] = await hub.sql<{ id: string }>(
      'select id from candidates.introductions where desk_id = $1',
      [desk.id],
    );
    const contactId = await seedContact(hub, desk.id);
    await hub.sql('update regions.desk_contacts set is_for_topics = true where id = $1', [contactId]);
    const change = { introductionId: asked?.id, expectedRevision: 1 };
    const given = await take(subgraph, 'assignIntroduction', { ...change, contactId }, desk.caller);
    expect(given?.errors).toEqual([]);
    await take(
      subgraph,
      'recordCandidateAnswer',
      { ...change, expectedRevision: 2, answer: 'AGREES' },
      desk.caller,
    );
    expect(await only(desk, desk.caller)).toMatchObject({
      answeredCount: exactly(1),
      medianWorkingDays: 10,
      withinPromisePercentage: 0,
      openOverdueCount: exactly(0),
    });
  });
});

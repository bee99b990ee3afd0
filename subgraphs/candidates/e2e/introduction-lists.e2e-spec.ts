import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub } from '@banenbrug/testkit';
import fc from 'fast-check';
import { candidates, type IntroductionState } from '../src';
import { type SeededDesk, seedDesk } from './seed-desks';
import { seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

interface Page {
  readonly nodes: readonly { readonly id: string; readonly isOverdue: boolean }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

interface Seeded {
  readonly id: string;
  readonly state: IntroductionState;
  readonly dueOn: string | null;
  readonly requestedOn: string;
}

const openStates = ['ASKED', 'AGREED', 'MEETING'] as const;
const endedStates = ['DECLINED', 'DONE', 'CLOSED'] as const;

describe('the lists of introductions', () => {
  // A Friday: what is due on Monday is due tomorrow.
  const clock = fixedClock('2026-06-19T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let desk: SeededDesk;
  const employerId = randomUUID();
  const employer = callers.employer(employerId);
  const seeded: Seeded[] = [];

  const list = async (
    type: 'Desk' | 'Employer',
    filter: object | null,
    paging: { first?: number; after?: string | null } = {},
    caller: Caller = type === 'Desk' ? desk.caller : employer,
  ): Promise<Page | null> => {
    const { data } = await ask<{ _entities: { introductions: Page | null }[] }>(
      subgraph,
      `query ($of: [_Any!]!, $filter: IntroductionFilter, $first: Int, $after: String) {
        _entities(representations: $of) { ... on ${type} { introductions(filter: $filter, first: $first, after: $after) {
          nodes { id isOverdue } totalCount pageInfo { endCursor hasNextPage } } } } }`,
      { of: [{ __typename: type, id: type === 'Desk' ? desk.id : employerId }], filter, ...paging },
      { caller },
    );
    return data._entities[0]?.introductions ?? null;
  };
  /** The same by hand, in the order of the list. */
  const expected = (keep: (introduction: Seeded) => boolean): string[] =>
    seeded
      .filter(keep)
      .toSorted((a, b) =>
        a.requestedOn === b.requestedOn ? (a.id < b.id ? 1 : -1) : a.requestedOn < b.requestedOn ? 1 : -1,
      )
      .map(({ id }) => id);

  beforeAll(async () => {
    hub = await createTestHub([regions, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
    desk = await seedDesk(hub, ['AM06']);
    const other = await seedDesk(hub, ['AM06']);
    const seed = async (of: Partial<Seeded> & { state: IntroductionState }, deskId = desk.id) => {
      const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
      const profile = profileOf(place);
      await seedProfiles(hub, [profile]);
      const dueOn = of.dueOn ?? null;
      const requestedOn = of.requestedOn ?? '2026-06-01';
      const id = await seedIntroduction(hub, {
        profileId: profile.id,
        deskId,
        employerId: deskId === desk.id ? employerId : randomUUID(),
        state: of.state,
        requestedOn,
        answerDueOn: requestedOn,
        closedOn: dueOn === null ? '2026-06-10' : null,
        dueOn,
      });
      if (deskId === desk.id) seeded.push({ id, state: of.state, dueOn, requestedOn });
    };
    for (const [index, dueOn] of [
      '2026-06-17',
      '2026-06-18',
      '2026-06-19',
      '2026-06-22',
      '2026-06-23',
    ].entries()) {
      for (const state of openStates) await seed({ state, dueOn, requestedOn: `2026-06-0${index + 1}` });
    }
    for (const state of endedStates) await seed({ state });
    await seed({ state: 'ASKED', dueOn: '2026-06-17' }, other.id);
  });
  beforeEach(() => clock.set('2026-06-19T08:00:00Z'));
  afterAll(() => hub.close());

  it.each(['Desk', 'Employer'] as const)(
    'of a %s show by urgency what its people should see to',
    async (type) => {
      const ids = async (filter: object | null) => (await list(type, filter))?.nodes.map(({ id }) => id);
      expect(await ids(null)).toEqual(expected(() => true));
      expect(await ids({})).toEqual(expected(() => true));
      expect(await ids({ only: 'OPEN' })).toEqual(expected(({ dueOn }) => dueOn !== null));
      expect(await ids({ only: 'OVERDUE' })).toEqual(
        expected(({ dueOn }) => dueOn !== null && dueOn < '2026-06-19'),
      );
      expect(await ids({ only: 'DUE_TOMORROW' })).toEqual(expected(({ dueOn }) => dueOn === '2026-06-22'));
    },
  );

  it('show what is due on Monday as due tomorrow from Friday to Sunday, and on Monday no more', async () => {
    const due = async (now: string) => {
      clock.set(now);
      return (await list('Desk', { only: 'DUE_TOMORROW' }))?.totalCount;
    };
    expect(await due('2026-06-18T08:00:00Z')).toBe(3);
    clock.set('2026-06-18T08:00:00Z');
    expect((await list('Desk', { only: 'DUE_TOMORROW' }))?.nodes.map(({ id }) => id)).toEqual(
      expected(({ dueOn }) => dueOn === '2026-06-19'),
    );
    for (const day of ['2026-06-19', '2026-06-20', '2026-06-21']) {
      expect(await due(`${day}T08:00:00Z`)).toBe(3);
      expect((await list('Desk', { only: 'DUE_TOMORROW' }))?.nodes.map(({ id }) => id)).toEqual(
        expected(({ dueOn }) => dueOn === '2026-06-22'),
      );
    }
    clock.set('2026-06-22T08:00:00Z');
    expect((await list('Desk', { only: 'DUE_TOMORROW' }))?.nodes.map(({ id }) => id)).toEqual(
      expected(({ dueOn }) => dueOn === '2026-06-23'),
    );
  });

  it('agree with a filter by hand for every filter, page by page, and count what they show', async () => {
    const states = [null, ...openStates, ...endedStates];
    const urgencies = [null, 'OPEN', 'OVERDUE', 'DUE_TOMORROW'] as const;
    const isUrgent = ({ dueOn }: Seeded, only: (typeof urgencies)[number]): boolean => {
      if (only === null) return true;
      if (dueOn === null) return false;
      return { OPEN: true, OVERDUE: dueOn < '2026-06-19', DUE_TOMORROW: dueOn === '2026-06-22' }[only];
    };
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...states),
        fc.constantFrom(...urgencies),
        fc.constantFrom<('Desk' | 'Employer')[]>('Desk', 'Employer'),
        fc.integer({ min: 1, max: 7 }),
        async (state, only, type, first) => {
          const found: string[] = [];
          let after: string | null = null;
          let counted = -1;
          for (let hasNext = true; hasNext; ) {
            const page: Page | null = await list(type, { state, only }, { first, after });
            found.push(...(page?.nodes ?? []).map(({ id }) => id));
            after = page?.pageInfo.endCursor ?? null;
            counted = page?.totalCount ?? -1;
            hasNext = page?.pageInfo.hasNextPage ?? false;
          }
          const byHand = expected(
            (introduction) =>
              (state === null || introduction.state === state) && isUrgent(introduction, only),
          );
          expect(found).toEqual(byHand);
          expect(counted).toBe(byHand.length);
        },
      ),
      { numRuns: 60, endOnFailure: true },
    );
  });

  it('mark what is overdue in them just as the filter finds it', async () => {
    const all = (await list('Employer', null))?.nodes ?? [];
    const late = (await list('Employer', { only: 'OVERDUE' }))?.nodes ?? [];
    expect(late.every(({ isOverdue }) => isOverdue)).toBe(true);
    expect(all.filter(({ isOverdue }) => isOverdue).map(({ id }) => id)).toEqual(late.map(({ id }) => id));
  });

  it('are nobody else’s, whatever the filter', async () => {
    for (const only of ['OPEN', 'OVERDUE', 'DUE_TOMORROW']) {
      for (const caller of [callers.employer(randomUUID()), callers.admin(), callers.liaison()]) {
        expect(await list('Desk', { only }, {}, caller)).toBeNull();
        expect(await list('Employer', { only }, {}, caller)).toBeNull();
      }
    }
  });
});

import { randomUUID } from 'node:crypto';
import { addDays, type Caller, referenceRegions, today } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import fc from 'fast-check';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { seedFollowUp, seedSession } from './seed-agreements';
import { reportInStories, standingInStory, type Story } from './session-report-oracle';
import { storyOf, tellStories } from './session-report-stories';

const report = `asOf followUpCount byStatus { status count } done { count base percentage isSuppressed }
  byCategory { category followUpCount done { count base percentage isSuppressed } silentCount }
  withoutOwnerCount withoutDueDateCount overdueCount employerCount regionCount encounterCount
  results { toldCount meetingsHeldCount arrangementsSignedCount placements { count isSuppressed } hoursPerWeek jobsEquivalent }
  map { followUpCount surplus regions { region { code } followUpCount } regionsWithoutAny { code } }`;

const allRegions = referenceRegions.map(({ code }) => code);

interface Shares {
  readonly done: { readonly count: number; readonly percentage: number | null };
}

describe('the report of a session', () => {
  let room: AgreementsRoom;
  let day: string;
  let viewers: Record<string, Caller>;

  beforeAll(async () => {
    room = await openRoom();
    day = today(room.clock);
    viewers = everyRole(room);
  }, 60_000);
  afterAll(() => room.hub.close());

  const viewer = (name: string): Caller => viewers[name] ?? callers.public;

  const ask = async <Data>(
    selection: string,
    variables: Record<string, unknown>,
    caller: Caller = callers.liaison(),
  ): Promise<Data> => {
    const declared = selection.includes('$asOf') ? '($id: ID!, $asOf: LocalDate)' : '($id: ID!)';
    const answer = await room.ask<{ dialogueSession: Data }>(
      `query ${declared} { dialogueSession(id: $id) { ${selection} } }`,
      variables,
      caller,
    );
    expect(answer.errors).toEqual([]);
    return answer.data.dialogueSession;
  };

  const tell = (sessionId: string, stories: readonly Story[]): Promise<void> =>
    tellStories(room.hub, sessionId, stories);
  const story = (): fc.Arbitrary<Story> =>
    storyOf(
      room.employers.map(({ id }) => id),
      day,
    );

  it('tells each role of any day what an oracle in memory tells of the agreements it may see', async () => {
    const [employer, desk] = [room.employers[0].id, room.desks[0]];
    await fc.assert(
      fc.asyncProperty(
        fc.array(story(), { minLength: 8, maxLength: 25, size: 'max' }),
        fc.array(fc.integer({ min: 0, max: 330 }), { minLength: 3, maxLength: 3 }),
        async (stories, ages) => {
          const id = await seedSession(room.hub, { heldOn: addDays(day, -320) });
          await tell(id, stories);
          for (const asOf of [day, ...ages.map((age) => addDays(day, -age))]) {
            const seen = [
              [callers.employer(employer), stories.filter(({ employerId }) => employerId === employer)],
              [callers.desk(desk.id, ['AM01']), stories.filter(({ regions }) => regions.includes('AM01'))],
            ] as const;
            for (const [caller, visible] of seen) {
              const told = await ask<{ report: unknown }>(
                `report(asOf: $asOf) { ${report} }`,
                { id, asOf },
                caller,
              );
              expect(told.report).toEqual(reportInStories(visible, asOf, allRegions));
            }
            const told = await ask<{ report: { results: unknown } }>(`report(asOf: $asOf) { ${report} }`, {
              id,
              asOf,
            });
            const { results, ...expected } = reportInStories(stories, asOf, allRegions);
            expect(told.report).toMatchObject(expected);
            const { placements: _, hoursPerWeek: __, jobsEquivalent: ___, ...counts } = results;
            expect(told.report.results).toMatchObject(counts);
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);

  it('has lists that answer any past day as the report of that day counts them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(story(), { minLength: 10, maxLength: 20, size: 'max' }),
        fc.constantFrom(0, 59, 60, 100, 200),
        fc.nat(),
        async (stories, quietDays, chosen) => {
          const session = await seedSession(room.hub, { heldOn: addDays(day, -320) });
          await tell(session, stories);
          // So many days after somebody said something: on the sixtieth it becomes silent.
          const said = stories.flatMap(({ lines }) => lines.map(({ on }) => addDays(on, quietDays)));
          const due = stories.flatMap(({ dueOn }) => dueOn ?? []);
          const days = [...said, ...due].filter((on) => on <= day);
          const asOf = days[chosen % Math.max(1, days.length)] ?? day;
          const list = async (filter: object): Promise<string[]> => {
            const { data, errors } = await room.ask<{
              followUpAgreements: { totalCount: number; nodes: { id: string }[] };
            }>(
              `query ($filter: FollowUpFilter) { followUpAgreements(filter: $filter, first: 100) { totalCount nodes { id } } }`,
              { filter: { session, ...filter } },
              callers.liaison(),
            );
            expect(errors).toEqual([]);
            const { totalCount, nodes } = data.followUpAgreements;
            expect(totalCount).toBe(nodes.length);
            return nodes.map(({ id }) => id).sort();
          };
          const those = (is: (story: Story) => boolean, on = asOf): string[] =>
            stories
              .filter((one) => standingInStory(one, on) !== null && is(one))
              .map(({ id }) => id)
              .sort();
          for (const status of ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'SILENT', 'DONE', 'DROPPED']) {
            expect(await list({ asOf, status })).toEqual(
              those((one) => standingInStory(one, asOf) === status),
            );
          }
          // Without a day they stand as their own rows say, and not as their history does.
          for (const status of ['OPEN', 'CONFIRMED', 'IN_PROGRESS', 'SILENT', 'DONE', 'DROPPED']) {
            expect(await list({ status })).toEqual(those((one) => standingInStory(one, day) === status, day));
          }
          const isOverdue = (one: Story, on = asOf): boolean =>
            one.dueOn !== null &&
            one.dueOn < on &&
            !['DONE', 'DROPPED'].includes(standingInStory(one, on) ?? '');
          expect(await list({ isOverdue: true })).toEqual(those((one) => isOverdue(one, day), day));
          expect(await list({ asOf })).toEqual(those(() => true));
          expect(await list({ asOf, isOverdue: true })).toEqual(those((one) => isOverdue(one)));
          expect(await list({ asOf, isOverdue: false })).toEqual(those((one) => !isOverdue(one)));
          expect(await list({ asOf, isWithoutOwner: true })).toEqual(
            those((one) => !one.hasEmployerOwner || !one.hasRegionOwner),
          );
          expect(await list({ asOf, isWithoutOwner: false })).toEqual(
            those((one) => one.hasEmployerOwner && one.hasRegionOwner),
          );
          expect(await list({ asOf, isWithoutDueDate: true })).toEqual(those(({ dueOn }) => dueOn === null));
          expect(await list({ asOf, dueFrom: addDays(asOf, -30), dueUntil: asOf })).toEqual(
            those(({ dueOn }) => dueOn !== null && dueOn >= addDays(asOf, -30) && dueOn <= asOf),
          );
        },
      ),
      { numRuns: 6 },
    );
  }, 120_000);

  it('counts forty agreements once and the regions with what they count more, zeros included', async () => {
    const id = await seedSession(room.hub);
    for (let index = 0; index < 40; index += 1) {
      const regions = index < 5 ? ['AM01', 'AM02'] : [allRegions[index % 10] ?? 'AM01'];
      await seedFollowUp(room.hub, {
        sessionId: id,
        employerId: randomUUID(),
        regions,
      });
    }
    const { report: told } = await ask<{
      report: {
        map: {
          followUpCount: number;
          surplus: number;
          regions: { followUpCount: number }[];
          regionsWithoutAny: unknown[];
        };
      };
    }>(`report { map { followUpCount surplus regions { followUpCount } regionsWithoutAny { code } } }`, {
      id,
    });
    const { map } = told;
    expect(map.followUpCount).toBe(40);
    expect(map.regions).toHaveLength(35);
    expect(map.regions.reduce((sum, { followUpCount }) => sum + followUpCount, 0)).toBe(40 + map.surplus);
    expect(map.surplus).toBe(5);
    expect(map.regionsWithoutAny).toHaveLength(25);
  });

  it('is for signed-in callers, tells an organiser nothing of another’s session, and nothing of days to come', async () => {
    const id = await seedSession(room.hub);
    const answer = await room.ask(
      `query ($id: ID!) { dialogueSession(id: $id) { report { asOf } encounters { followUpCount } } }`,
      { id },
      callers.public,
    );
    expect(refusals(answer).sort()).toEqual([
      'dialogueSession.encounters: FORBIDDEN',
      'dialogueSession.report: FORBIDDEN',
    ]);
    const selection = 'report(asOf: $asOf) { followUpCount } encounters(asOf: $asOf) { followUpCount }';
    const nothing = { report: null, encounters: null };
    expect(await ask(selection, { id, asOf: day }, callers.organiser('another'))).toEqual(nothing);
    expect(await ask(selection, { id, asOf: addDays(day, 1) })).toEqual(nothing);
    const empty = { report: { followUpCount: 0 }, encounters: [] };
    for (const name of ['organiser', 'liaison', 'admin', 'employer', 'desk']) {
      expect(await ask(selection, { id, asOf: day }, viewer(name))).toEqual(empty);
    }
  });

  it('sets a session beside the one before it in the series, at the same age, and not in percentages of few', async () => {
    const held = addDays(day, -90);
    const numbered = async (number: number, heldOn: string): Promise<string> => {
      const id = await seedSession(room.hub, { heldOn });
      await room.hub.sql('update agreements.dialogue_sessions set number = $2 where id = $1', [id, number]);
      return id;
    };
    const [former, session] = [await numbered(901, addDays(held, -400)), await numbered(903, held)];
    const add = async (sessionId: string, recordedOn: string, count: number, doneAfter: number | null) => {
      for (let index = 0; index < count; index += 1) {
        const id = await seedFollowUp(room.hub, {
          sessionId,
          employerId: randomUUID(),
          regions: ['AM01'],
          recordedOn,
        });
        if (doneAfter === null) continue;
        await room.hub.sql(`insert into agreements.follow_up_status_changes values ($1, 2, 'DONE', $2)`, [
          id,
          addDays(recordedOn, doneAfter),
        ]);
      }
    };
    // Of the former session's eight two were done when it was 90 days old, and two more later.
    await add(former, addDays(held, -400), 2, 30);
    await add(former, addDays(held, -400), 2, 120);
    await add(former, addDays(held, -400), 4, null);
    await add(session, held, 3, 10);
    await add(session, held, 3, null);
    const comparison = `report(asOf: $asOf) { done { count percentage } former {
      session { id } asOf followUpCount done { count percentage } difference
      byCategory { category done { count } formerDone { count } difference } } }`;
    const { report: told } = await ask<{ report: Shares & { former: unknown } }>(comparison, {
      id: session,
      asOf: day,
    });
    expect(told).toEqual({
      done: { count: 3, percentage: 50 },
      former: {
        session: { id: former },
        asOf: addDays(held, -310),
        followUpCount: 8,
        done: { count: 2, percentage: 25 },
        difference: 25,
        byCategory: [
          { category: 'INTRODUCTORY_MEETING', done: { count: 3 }, formerDone: { count: 2 }, difference: 25 },
        ],
      },
    });
    const few = await numbered(902, addDays(held, -100));
    await add(few, addDays(held, -100), 4, 1);
    const { report: beside } = await ask<{ report: { former: Shares & { difference: number | null } } }>(
      comparison,
      { id: session, asOf: day },
    );
    expect(beside.former).toMatchObject({
      session: { id: few },
      done: { count: 4, percentage: null },
      difference: null,
    });
    const named = await room.ask<{
      dialogueSession: { report: { former: { session: { id: string } } | null } };
    }>(
      `query ($id: ID!, $other: ID) { dialogueSession(id: $id) { report { former(session: $other) { session { id } } } } }`,
      { id: session, other: former },
      callers.liaison(),
    );
    expect(named.data.dialogueSession.report.former?.session.id).toBe(former);
    await room.hub.sql(
      `update agreements.dialogue_sessions set organiser_subject = 'another' where id = $1`,
      [few],
    );
    const own = await ask<{ report: { former: unknown } }>(
      'report { former { session { id } } }',
      { id: session },
      callers.organiser(),
    );
    expect(own.report.former).toBeNull();
  });

  it('names the categories that stall: of those old enough, how many are still open or silent', async () => {
    const id = await seedSession(room.hub, { heldOn: addDays(day, -100) });
    const add = async (category: string, statuses: readonly string[], recordedOn = addDays(day, -40)) => {
      for (const status of statuses) {
        await seedFollowUp(room.hub, {
          sessionId: id,
          employerId: randomUUID(),
          regions: ['AM01'],
          category,
          status,
          recordedOn,
        });
      }
    };
    await add('PLACEMENTS', ['OPEN', 'OPEN', 'OPEN', 'DONE', 'CONFIRMED']);
    await add('CANDIDATES', ['OPEN', 'DONE', 'DONE', 'DONE', 'DONE']);
    await add('SICK_LEAVE', ['OPEN'], addDays(day, -30));
    await add('SICK_LEAVE', ['OPEN'], addDays(day, -29));
    await add('WORK_VISIT', ['DONE', 'DROPPED']);
    await add('OTHER', ['OPEN'], addDays(day, -10));
    await add('CANDIDATES', ['CONFIRMED'], addDays(day, -90));
    const { report: told } = await ask<{ report: { stalling: unknown } }>(
      'report { stalling(afterDays: 30) { category stalled { count base percentage } } }',
      { id },
    );
    expect(told.stalling).toEqual([
      { category: 'PLACEMENTS', stalled: { count: 3, base: 5, percentage: 60 } },
      { category: 'CANDIDATES', stalled: { count: 2, base: 6, percentage: 33.3 } },
      { category: 'SICK_LEAVE', stalled: { count: 1, base: 1, percentage: null } },
    ]);
  });

  it('tells which employer spoke to whom, and each party its own meetings alone', async () => {
    const id = await seedSession(room.hub);
    const [first, second] = room.employers.map(({ id: employer }) => employer).sort();
    const add = (employerId = '', regions: string[], category = 'OTHER') =>
      seedFollowUp(room.hub, { sessionId: id, employerId, regions, category });
    await add(first, ['AM02']);
    await add(first, ['AM01', 'AM02'], 'PLACEMENTS');
    await add(second, ['AM03']);
    const encounters = 'encounters { employer { id } regions { code } followUpCount }';
    const ofFirst = {
      employer: { id: first },
      regions: [{ code: 'AM01' }, { code: 'AM02' }],
      followUpCount: 2,
    };
    const ofSecond = { employer: { id: second }, regions: [{ code: 'AM03' }], followUpCount: 1 };
    expect(await ask(encounters, { id })).toEqual({ encounters: [ofFirst, ofSecond] });
    expect(await ask(encounters, { id }, callers.employer(second ?? ''))).toEqual({ encounters: [ofSecond] });
    expect(await ask(encounters, { id }, callers.desk(room.desks[0].id, ['AM01']))).toEqual({
      encounters: [{ ...ofFirst, followUpCount: 1 }],
    });
  });

  it('takes as many statements for a page of sessions of different age as for one', async () => {
    const sessions: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      const id = await seedSession(room.hub, { heldOn: addDays(day, -index * 7) });
      await room.hub.sql('update agreements.dialogue_sessions set number = $2 where id = $1', [
        id,
        1000 + index,
      ]);
      await seedFollowUp(room.hub, { sessionId: id, employerId: room.employers[0].id, regions: ['AM01'] });
      sessions.push(id);
    }
    const statementsFor = async (ids: readonly string[]): Promise<number> => {
      const { statements, errors } = await room.ask(
        `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on DialogueSession {
           report { ${report} stalling { category } former { followUpCount byCategory { category } } } encounters { followUpCount } } } }`,
        { representations: ids.map((id) => ({ __typename: 'DialogueSession', id })) },
        callers.liaison(),
      );
      expect(errors).toEqual([]);
      return statements.length;
    };
    expect(await statementsFor(sessions)).toBe(await statementsFor(sessions.slice(-1)));
  });
});

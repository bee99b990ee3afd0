import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { Client } from 'pg';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import {
  type Agreement,
  entryOf,
  eventsOf,
  readAgreement,
  record,
  recordOne,
  seedHall,
  writeAgreement,
} from './recording';

const nobody = '00000000-0000-4000-8000-000000000000';

describe('undoing what was recorded', () => {
  let room: AgreementsRoom;
  let session: string;
  let employer: Caller;
  let desk: Caller;

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(async () => {
    session = await seedHall(room);
  });
  afterAll(() => room.hub.close());

  /** An agreement of an employer's entry and a region's. */
  async function confirmed(): Promise<Agreement> {
    await recordOne(room, session, { text: 'We call', dueOn: '2026-09-01' }, employer);
    return recordOne(room, session, { side: 'REGION', text: 'We come', regionOwner: 'Manager' }, desk);
  }

  const entryIn = ({ entries }: Agreement, at: number): string => entries[at]?.id ?? '';

  const withdraw = (agreement: Agreement, at: number, change: object = {}, caller?: Caller) =>
    writeAgreement(
      room,
      'withdrawFollowUpEntry',
      { entryId: entryIn(agreement, at), reason: 'MISTAKE', expectedRevision: agreement.revision, ...change },
      caller,
    );

  const separate = (agreement: Agreement, at: number, change: object = {}, caller?: Caller) =>
    writeAgreement(
      room,
      'separateFollowUpEntry',
      { entryId: entryIn(agreement, at), expectedRevision: agreement.revision, ...change },
      caller,
    );

  const join = (keep: Agreement, other: Agreement, change: object = {}, caller?: Caller) =>
    writeAgreement(
      room,
      'joinFollowUpAgreements',
      {
        keepId: keep.id,
        otherId: other.id,
        expectedRevision: keep.revision,
        otherExpectedRevision: other.revision,
        ...change,
      },
      caller,
    );

  const countOf = async (): Promise<unknown> =>
    (
      await room.ask<{ dialogueSession: { counts: unknown; followUps: { totalCount: number } } }>(
        `query ($id: ID!) { dialogueSession(id: $id) { counts { followUps } followUps { totalCount nodes { id } } } }`,
        { id: session },
        callers.liaison(),
      )
    ).data.dialogueSession;

  it('gives back the agreement as it was before an entry, and keeps the entry as a trace', async () => {
    const before = await recordOne(room, session, { text: 'We call', dueOn: '2026-09-01' }, employer);
    const agreement = await recordOne(
      room,
      session,
      { side: 'REGION', text: 'We come', regionOwner: 'Manager' },
      desk,
    );
    const { thing, refusals: refused } = await withdraw(agreement, 1, { reason: 'TEST' });
    expect(refused).toEqual([]);
    expect(thing).toMatchObject({
      ...before,
      revision: 3,
      statusHistory: ['OPEN', 'CONFIRMED', 'OPEN'].map((status) => ({ status })),
      entries: [
        { text: 'We call', withdrawnAt: null },
        { text: 'We come', withdrawnAt: '2026-06-15T08:00:00.000Z', withdrawalReason: 'TEST' },
      ],
    });
    expect((await eventsOf(room, session)).map(({ kind }) => kind)).toEqual([
      'RECORDED',
      'CHANGED',
      'CHANGED',
    ]);
  });

  it("shows the next writer's words when the first writer's are withdrawn", async () => {
    await recordOne(room, session, { text: 'We call' });
    const agreement = await recordOne(room, session, { text: 'We write' });
    expect(agreement['employerText']).toBe('We call');
    expect((await withdraw(agreement, 0)).thing?.['employerText']).toBe('We write');
  });

  it('withdraws an agreement with its last entry: no list and no count has it, and those who look after it see when', async () => {
    const agreement = await recordOne(room, session, { text: 'We call' }, employer);
    expect(await countOf()).toMatchObject({ counts: { followUps: 1 }, followUps: { totalCount: 1 } });
    await withdraw(agreement, 0, {}, employer);
    expect(await countOf()).toEqual({ counts: { followUps: 0 }, followUps: { totalCount: 0, nodes: [] } });
    for (const caller of [callers.organiser(), callers.liaison(), callers.admin()]) {
      expect(await readAgreement(room, agreement.id, caller)).toMatchObject({
        withdrawnOn: '2026-06-15',
        employerText: null,
        entries: [{ text: 'We call', withdrawalReason: 'MISTAKE' }],
      });
    }
    expect(await readAgreement(room, agreement.id, employer)).toBeNull();
    expect(await readAgreement(room, agreement.id, desk)).toBeNull();
    const lists = `query ($id: ID!, $code: RegionCode!) { _entities(representations: [{ __typename: "Employer", id: $id },
      { __typename: "Region", code: $code }]) { ... on Employer { followUps { nodes { id } } }
      ... on Region { followUps { nodes { id } } } } }`;
    const { data } = await room.ask(
      lists.replace('$code: RegionCode!', '$code: String!'),
      { id: room.employers[0].id, code: room.desks[0].region },
      callers.liaison(),
    );
    expect(JSON.stringify(data)).not.toContain(agreement.id);
    expect((await eventsOf(room, session)).at(-1)?.kind).toBe('WITHDRAWN');
  });

  it('begins a withdrawn agreement anew when the same is agreed again', async () => {
    const agreement = await confirmed();
    const once = (await withdraw(agreement, 0)).thing;
    await withdraw(once ?? agreement, 1);
    const entry = entryOf(room, { text: 'We do call' });
    const { results } = await record(room, session, [entry]);
    expect(results).toMatchObject([
      {
        outcome: 'RECORDED',
        followUpAgreement: {
          id: agreement.id,
          status: 'OPEN',
          withdrawnOn: null,
          employerText: 'We do call',
        },
      },
    ]);
    expect((await eventsOf(room, session)).at(-1)?.kind).toBe('RECORDED');
  });

  it('is for those who look after the session, and for whoever wrote the entry', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const agreement = await recordOne(
        room,
        session,
        { category: 'OTHER' },
        callers.liaison('other liaison'),
      );
      const answer = await withdraw(agreement, agreement.entries.length - 1, {}, caller);
      const isAllowed = ['organiser', 'liaison', 'admin'].includes(role);
      expect({ role, isDone: answer.thing !== null }).toEqual({ role, isDone: isAllowed });
      expect(refusals(answer)).toEqual(role === 'public' ? ['withdrawFollowUpEntry: UNAUTHENTICATED'] : []);
      if (!isAllowed && role !== 'public') {
        expect(answer.refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'entryId'] }]);
      }
    }
    const own = await recordOne(room, session, { side: 'REGION' }, desk);
    expect((await withdraw(own, 0, {}, desk)).thing).toMatchObject({ withdrawnOn: '2026-06-15' });
  });

  it('refuses what is unknown, what was withdrawn already and what somebody changed since, and changes nothing', async () => {
    const agreement = await confirmed();
    await withdraw(agreement, 0);
    const before = await room.rows();
    for (const entryId of [nobody, 'none']) {
      expect((await withdraw(agreement, 0, { entryId })).refusals).toMatchObject([
        { code: 'REFERENCE_UNKNOWN' },
      ]);
      expect((await separate(agreement, 0, { entryId })).refusals).toMatchObject([
        { code: 'REFERENCE_UNKNOWN' },
      ]);
    }
    expect((await withdraw(agreement, 0, { expectedRevision: 3 })).refusals).toMatchObject([
      { path: ['input', 'entryId'], currentState: 'WITHDRAWN' },
    ]);
    for (const undo of [withdraw, separate]) {
      expect((await undo(agreement, 1)).refusals).toMatchObject([
        { path: ['input', 'expectedRevision'], currentState: 'REVISION_3' },
      ]);
    }
    expect(await room.rows()).toEqual(before);
  });

  it.each(['IN_PROGRESS', 'DONE', 'DROPPED'])('leaves an agreement as it is that is %s', async (status) => {
    const agreement = await confirmed();
    await room.hub.sql('update agreements.follow_up_agreements set status = $2 where id = $1', [
      agreement.id,
      status,
    ]);
    for (const undo of [withdraw, separate]) {
      expect((await undo(agreement, 1)).refusals).toMatchObject([{ currentState: status }]);
    }
  });

  it('leaves what is in a report as it is', async () => {
    const agreement = await confirmed();
    await room.hub.sql(`update agreements.dialogue_sessions set state = 'REPORTED' where id = $1`, [session]);
    for (const undo of [withdraw, separate]) {
      expect((await undo(agreement, 1)).refusals).toMatchObject([{ currentState: 'REPORTED' }]);
    }
  });

  it('takes an entry apart, keeps it apart when the same is written again, and joins it only when that is said', async () => {
    const agreement = await confirmed();
    const apart = (await separate(agreement, 1)).thing;
    if (!apart) throw new Error('The entry was not taken apart.');
    expect(apart).toMatchObject({
      regionText: 'We come',
      employerText: null,
      status: 'OPEN',
      revision: 1,
      entries: [{ text: 'We come' }],
    });
    const left = await readAgreement(room, agreement.id);
    expect(left).toMatchObject({
      employerText: 'We call',
      regionText: null,
      status: 'OPEN',
      entries: [{ text: 'We call' }],
    });
    const more = await recordOne(room, session, { side: 'REGION', text: 'We come too' });
    expect(more).toMatchObject({ id: agreement.id, regionText: 'We come too', status: 'CONFIRMED' });
    expect((await join(more, apart)).refusals).toMatchObject([
      { path: ['input', 'isSeparationUndone'], currentState: 'SEPARATED' },
    ]);
    const joined = await join(more, apart, { isSeparationUndone: true });
    expect(joined.thing).toMatchObject({
      id: agreement.id,
      regionText: 'We come too',
      regionOwner: 'Manager',
      entries: ['We call', 'We come too', 'We come'].map((text) => ({ text })),
    });
    expect(await readAgreement(room, apart.id)).toMatchObject({ withdrawnOn: '2026-06-15', entries: [] });
    expect((await eventsOf(room, session)).slice(-2).map(({ kind }) => kind)).toEqual([
      'CHANGED',
      'WITHDRAWN',
    ]);
  });

  it('keeps on coming to the agreement that was kept, whichever of two it was', async () => {
    const agreement = await confirmed();
    const apart = (await separate(agreement, 1)).thing ?? agreement;
    const left = (await readAgreement(room, agreement.id)) ?? agreement;
    await join(apart, left, { isSeparationUndone: true });
    expect((await recordOne(room, session, { text: 'We call' })).id).toBe(apart.id);
  });

  it('answers a repeated entry with the agreement that it is in now', async () => {
    const entry = entryOf(room, { side: 'REGION', text: 'We come' });
    await recordOne(room, session, { text: 'We call' });
    const { results } = await record(room, session, [entry]);
    const agreement = results?.[0]?.followUpAgreement;
    if (!agreement) throw new Error('The entry was not taken.');
    const apart = (await separate(agreement, 1)).thing;
    expect((await record(room, session, [entry])).results).toMatchObject([
      { outcome: 'REPEATED', followUpAgreement: { id: apart?.id } },
    ]);
    await withdraw(apart ?? agreement, 0);
    const rows = await room.rows();
    expect((await record(room, session, [entry])).results).toMatchObject([{ outcome: 'REPEATED' }]);
    expect(await room.rows()).toEqual(rows);
  });

  it('takes the only entry of an agreement not apart', async () => {
    const agreement = await recordOne(room, session);
    expect((await separate(agreement, 0)).refusals).toMatchObject([{ currentState: 'ONLY_ENTRY' }]);
  });

  it('joins agreements of one session and employer, of other regions and categories too, and of no others', async () => {
    const keep = await recordOne(room, session, { text: 'We call' });
    const other = await recordOne(room, session, {
      category: 'OTHER',
      regions: ['AM02'],
      side: 'REGION',
      text: 'We come',
    });
    const foreign = await recordOne(room, session, { employerId: room.employers[1].id });
    const elsewhere = await recordOne(room, await seedHall(room));
    const gone = await recordOne(room, session, { category: 'PLACEMENTS' });
    const withdrawn = (await withdraw(gone, 0)).thing ?? gone;
    const before = await room.rows();
    for (const stranger of [foreign, elsewhere, keep]) {
      expect((await join(keep, stranger)).refusals).toMatchObject([
        { path: ['input', 'otherId'], reason: 'NOT_APPLICABLE' },
      ]);
    }
    for (const change of [{ keepId: nobody }, { otherId: nobody }, { keepId: 'none' }, { otherId: 'none' }]) {
      expect((await join(keep, other, change)).refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
    }
    for (const answer of [await join(keep, withdrawn), await join(withdrawn, keep)]) {
      expect(answer.refusals).toMatchObject([{ code: 'STATE_CONFLICT', currentState: 'WITHDRAWN' }]);
    }
    for (const change of [{ expectedRevision: 9 }, { otherExpectedRevision: 9 }]) {
      expect((await join(keep, other, change)).refusals).toMatchObject([{ currentState: 'REVISION_1' }]);
    }
    expect(await room.rows()).toEqual(before);
    expect((await join(keep, other)).thing).toMatchObject({
      category: 'INTRODUCTORY_MEETING',
      regions: [{ code: room.desks[0].region }],
      employerText: 'We call',
      regionText: 'We come',
      status: 'CONFIRMED',
    });
  });

  it('lets those who look after the session separate and join, and nobody else', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const agreement = await confirmed();
      const other = await recordOne(room, session, { category: 'OTHER' });
      const answers = [await separate(agreement, 1, {}, caller), await join(other, agreement, {}, caller)];
      const isAllowed = ['organiser', 'liaison', 'admin'].includes(role);
      expect({ role, isDone: answers[0]?.thing !== null }).toEqual({ role, isDone: isAllowed });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      const expected = isAllowed ? [] : [`separateFollowUpEntry: ${code}`, `joinFollowUpAgreements: ${code}`];
      expect(answers.flatMap(refusals)).toEqual(expected);
      session = await seedHall(room);
    }
    const agreement = await confirmed();
    const stranger = callers.organiser('another');
    expect((await separate(agreement, 1, {}, stranger)).refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN' },
    ]);
    expect((await join(agreement, { ...agreement, id: nobody }, {}, stranger)).refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN' },
    ]);
  });

  it('does not take an entry out of an agreement that it left while somebody waited for it', async () => {
    const agreement = await confirmed();
    const blocker = new Client({ connectionString: room.hub.ownerUrl });
    await blocker.connect();
    try {
      await blocker.query('begin');
      await blocker.query('select from agreements.dialogue_sessions where id = $1 for update', [session]);
      const first = separate(agreement, 1);
      await room.hub.untilLocked();
      const second = withdraw(agreement, 1, { expectedRevision: agreement.revision + 1 });
      await room.hub.untilLocked({ count: 2 });
      await blocker.query('rollback');
      expect((await first).refusals).toEqual([]);
      expect((await second).refusals).toMatchObject([{ path: ['input', 'entryId'], currentState: 'MOVED' }]);
    } finally {
      await blocker.end();
    }
  });

  it('lets one of several undoings at once win, and the rest see that they lost', async () => {
    const agreement = await confirmed();
    const other = await recordOne(room, session, { category: 'OTHER' });
    const answers = await Promise.all([
      withdraw(agreement, 0),
      withdraw(agreement, 1),
      separate(agreement, 0),
      join(agreement, other),
      join(other, agreement),
    ]);
    const lost = answers.filter((answer) => answer.refusals.length > 0);
    expect(lost).toHaveLength(4);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    for (const { thing, refusals: refused } of lost) {
      expect(refused[0]?.code).toBe('STATE_CONFLICT');
      expect(thing).not.toBeNull();
    }
  });
});

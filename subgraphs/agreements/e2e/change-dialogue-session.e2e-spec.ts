import { callers, sensitive } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { record, recordOne, seedHall, entryOf, write } from './recording';
import { seedSession } from './seed-agreements';

interface Session {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}

const fields = `dialogueSession {
  id revision state title heldOn place { code } organisers reportUrl parts { kind title } counts { employers people }
}`;
const nobody = '00000000-0000-4000-8000-000000000000';
const phone = sensitive('phone number', '06-12345678');

describe("a session's life", () => {
  let room: AgreementsRoom;
  let session: string;

  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  beforeEach(async () => {
    session = await seedSession(room.hub, { state: 'PLANNED' });
  });
  afterAll(() => room.hub.close());

  const change = (input: object, caller = callers.organiser()) =>
    write<Session>(
      room,
      'changeDialogueSession',
      fields,
      { sessionId: session, expectedRevision: 1, ...input },
      caller,
    );

  const setState = (state: string) =>
    room.hub.sql('update agreements.dialogue_sessions set state = $2 where id = $1', [session, state]);

  it('goes from planned to open, closed and reported, each step on what was read', async () => {
    const steps = ['OPEN', 'CLOSED', 'OPEN', 'CLOSED', 'REPORTED'];
    for (const [index, state] of steps.entries()) {
      const { thing, refusals: refused } = await change({ expectedRevision: index + 1, state });
      expect(refused).toEqual([]);
      expect(thing).toMatchObject({ state, revision: index + 2 });
    }
    const { thing } = await change({ expectedRevision: 6, reportUrl: 'https://example.nl/report' });
    expect(thing).toMatchObject({ reportUrl: 'https://example.nl/report', revision: 7 });
  });

  it.each([
    ['PLANNED', ['CLOSED', 'REPORTED']],
    ['OPEN', ['PLANNED', 'REPORTED']],
    ['CLOSED', ['PLANNED']],
    ['REPORTED', ['PLANNED', 'OPEN', 'CLOSED']],
  ])('goes no other way from %s', async (state, others) => {
    await setState(state);
    for (const other of others) {
      expect((await change({ state: other })).refusals).toMatchObject([
        { code: 'STATE_CONFLICT', path: ['input', 'state'], currentState: state },
      ]);
    }
  });

  it('changes what is named, and puts parts and organisers in place of the former', async () => {
    const { thing } = await change({
      title: ' Fifth session ',
      heldOn: '2026-09-01',
      place: 'GM0200',
      organisers: ['Liaison desk'],
      parts: [
        { kind: 'THEME_TABLE', title: 'Instruments' },
        { kind: 'PLENARY', title: 'Back together' },
      ],
    });
    expect(thing).toMatchObject({
      title: 'Fifth session',
      heldOn: '2026-09-01',
      place: { code: 'GM0200' },
      organisers: ['Liaison desk'],
      parts: [{ kind: 'THEME_TABLE' }, { kind: 'PLENARY' }],
      state: 'PLANNED',
    });
    const cleared = await change({ expectedRevision: 2, place: null, parts: [] });
    expect(cleared.thing).toMatchObject({ place: null, parts: [], title: 'Fifth session' });
  });

  it('lets one of two changes at once win', async () => {
    const answers = await Promise.all([change({ title: 'One' }), change({ title: 'Two' })]);
    const [won] = answers.filter(({ refusals: refused }) => refused.length === 0);
    for (const { thing } of answers) expect(thing).toEqual(won?.thing);
    expect(answers.flatMap(({ refusals: refused }) => refused)).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'expectedRevision'], currentState: 'REVISION_2' },
    ]);
  });

  it('takes entries until it is closed, and again when it was closed by mistake', async () => {
    session = await seedHall(room, { state: 'OPEN' });
    await change({ state: 'CLOSED' });
    expect((await record(room, session, [entryOf(room)])).results).toBeNull();
    await change({ expectedRevision: 2, state: 'OPEN' });
    expect((await record(room, session, [entryOf(room)])).results).toMatchObject([{ outcome: 'RECORDED' }]);
  });

  it('is led by its organiser, the liaison and administrators', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const answer = await change({ expectedRevision: 9 }, caller);
      const isAllowed = ['organiser', 'liaison', 'admin'].includes(role);
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(answer)).toEqual(isAllowed ? [] : [`changeDialogueSession: ${code}`]);
      if (isAllowed) expect(answer.refusals).toMatchObject([{ currentState: 'REVISION_1' }]);
    }
    const stranger = await change({ title: 'Mine' }, callers.organiser('another'));
    expect(stranger.refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] }]);
  });

  it.each([
    [{ sessionId: nobody }, { code: 'REFERENCE_UNKNOWN' }],
    [{ sessionId: 'none' }, { code: 'REFERENCE_UNKNOWN' }],
    [{ title: ' ' }, { path: ['input', 'title'], reason: 'REQUIRED' }],
    [{ title: `Call ${phone}` }, { path: ['input', 'title'], category: 'PHONE' }],
    [{ place: 'GM9999' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'place'] }],
    [{ organisers: [] }, { path: ['input', 'organisers'], reason: 'REQUIRED' }],
    [
      { parts: Array.from({ length: 31 }, () => ({ kind: 'PITCH', title: 'x' })) },
      { reason: 'OUT_OF_RANGE' },
    ],
    [
      { state: 'OPEN', heldOn: '2026-07-01' },
      { path: ['input', 'heldOn'], reason: 'IN_THE_FUTURE' },
    ],
    [{ reportUrl: 'https://example.nl/report' }, { path: ['input', 'reportUrl'], reason: 'NOT_APPLICABLE' }],
    [{ reportUrl: 'http://example.nl/report' }, { path: ['input', 'reportUrl'], reason: 'MALFORMED' }],
    [
      { reportUrl: `https://example.nl/${'x'.repeat(500)}` },
      { path: ['input', 'reportUrl'], reason: 'TOO_LONG' },
    ],
  ])('refuses what may not be, %#, and changes nothing', async (input, error) => {
    const before = await room.rows();
    const { thing, refusals: refused } = await change(input);
    expect(thing).toBeNull();
    expect(refused).toMatchObject([error]);
    expect(await room.rows()).toEqual(before);
    const [row] = await room.hub.sql('select revision from agreements.dialogue_sessions where id = $1', [
      session,
    ]);
    expect(row).toEqual({ revision: 1 });
  });

  it('is held on no later day than something agreed there is due', async () => {
    session = await seedHall(room, { heldOn: '2026-06-10' });
    await recordOne(room, session, { dueOn: '2026-06-12' });
    expect((await change({ heldOn: '2026-06-13' })).refusals).toMatchObject([
      { path: ['input', 'heldOn'], currentState: 'AGREEMENTS_DUE_BEFORE' },
    ]);
    expect((await change({ heldOn: '2026-06-12' })).refusals).toEqual([]);
  });

  describe('withdrawSessionParticipant', () => {
    const withdraw = (participantId: string, caller = callers.organiser()) =>
      write<{ id: string }>(
        room,
        'withdrawSessionParticipant',
        'participant { id organisation }',
        { participantId },
        caller,
      );

    const participantOf = async (employerId: string): Promise<string> => {
      const [row] = await room.hub.sql<{ id: string }>(
        'select id from agreements.session_participants where session_id = $1 and employer_id = $2',
        [session, employerId],
      );
      return row?.id ?? '';
    };

    beforeEach(async () => {
      session = await seedHall(room);
    });

    it('takes a participant out: the counts are without it, and its entries are refused', async () => {
      const id = await participantOf(room.employers[1].id);
      expect((await withdraw(id)).thing).toEqual({ id, organisation: 'An employer' });
      expect((await change({})).thing).toMatchObject({ counts: { employers: 2, people: 2 } });
      const { refusals: refused } = await record(room, session, [
        entryOf(room, { employerId: room.employers[1].id }),
      ]);
      expect(refused).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
      expect((await withdraw(id)).refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
    });

    it('keeps an employer that has agreed on something, and everybody once the session is over', async () => {
      await recordOne(room, session);
      const id = await participantOf(room.employers[0].id);
      expect((await withdraw(id)).refusals).toMatchObject([{ currentState: 'HAS_AGREEMENTS' }]);
      await setState('CLOSED');
      expect((await withdraw(id)).refusals).toMatchObject([
        { path: ['input', 'participantId'], currentState: 'CLOSED' },
      ]);
    });

    it('is for the organiser, the liaison and administrators, and knows no participant that is not theirs', async () => {
      const id = await participantOf(room.employers[0].id);
      for (const [role, caller] of Object.entries(everyRole(room))) {
        const isAllowed = ['organiser', 'liaison', 'admin'].includes(role);
        const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        const answer = await withdraw(nobody, caller);
        expect(refusals(answer)).toEqual(isAllowed ? [] : [`withdrawSessionParticipant: ${code}`]);
      }
      const answers = [
        await withdraw(id, callers.organiser('another')),
        await withdraw(nobody),
        await withdraw('none'),
      ];
      for (const { refusals: refused } of answers) {
        expect(refused).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'participantId'] }]);
      }
    });
  });
});

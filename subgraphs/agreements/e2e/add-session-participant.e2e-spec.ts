import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { seedSession } from './seed-agreements';

const mutation = `mutation ($input: AddSessionParticipantInput!) {
  addSessionParticipant(input: $input) {
    participant { id organisation kind region { code } employer { id } peopleCount }
    errors {
      __typename
      ... on UserError { code path }
      ... on InvalidValue { reason }
      ... on SensitiveText { category }
      ... on StateConflict { currentState }
    }
  }
}`;

interface Added {
  readonly addSessionParticipant: {
    readonly participant: { readonly id: string } | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}

const uwv = { organisation: 'Employee insurance agency', kind: 'UWV', peopleCount: 2 };

describe('addSessionParticipant', () => {
  let room: AgreementsRoom;
  let session: string;
  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  beforeEach(async () => {
    session = await seedSession(room.hub);
  });
  afterAll(() => room.hub.close());

  const add = (input: Record<string, unknown>, caller = callers.organiser()) =>
    room.ask<Added>(mutation, { input: { sessionId: session, ...input } }, caller);

  it('adds employers, regions and others, and the session counts them', async () => {
    const [employer] = room.employers;
    const answers = [
      await add({
        organisation: 'An employer',
        kind: 'EMPLOYER',
        employerId: employer.id.toUpperCase(),
        peopleCount: 3,
      }),
      await add({ organisation: 'A region', kind: 'REGION', region: 'AM06' }),
      await add(uwv),
    ];
    expect(answers.map(({ data }) => data.addSessionParticipant?.errors)).toEqual([[], [], []]);
    expect(answers[0]?.data.addSessionParticipant?.participant).toMatchObject({
      employer: { id: employer.id },
      region: null,
      peopleCount: 3,
    });
    const { data } = await room.ask(
      'query ($id: ID!) { dialogueSession(id: $id) { counts { employers regions followUps people } participants { organisation } } }',
      { id: session },
      callers.liaison(),
    );
    expect(data).toEqual({
      dialogueSession: {
        counts: { employers: 1, regions: 1, followUps: 0, people: 6 },
        participants: ['A region', 'An employer', 'Employee insurance agency'].map((organisation) => ({
          organisation,
        })),
      },
    });
  });

  it('is for the organiser that recorded the session, the liaison and administrators', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const answer = await add(uwv, caller);
      const isAllowed = ['organiser', 'liaison', 'admin'].includes(role);
      expect({ role, added: answer.data.addSessionParticipant?.participant != null }).toEqual({
        role,
        added: isAllowed,
      });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(answer)).toEqual(isAllowed ? [] : [`addSessionParticipant: ${code}`]);
    }
    const { data } = await add(uwv, callers.organiser('another organiser'));
    expect(data.addSessionParticipant?.errors).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] },
    ]);
  });

  it.each([
    [{ sessionId: 'not an id' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] }],
    [
      { sessionId: '00000000-0000-4000-8000-000000000000' },
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] },
    ],
    [{ kind: 'REGION' }, { path: ['input', 'region'], reason: 'REQUIRED' }],
    [
      { kind: 'REGION', region: 'AM99' },
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'region'] },
    ],
    [{ kind: 'EMPLOYER' }, { path: ['input', 'employerId'], reason: 'REQUIRED' }],
    [
      { kind: 'EMPLOYER', employerId: '00000000-0000-4000-8000-000000000000' },
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'employerId'] },
    ],
    [
      { employerId: '00000000-0000-4000-8000-000000000000' },
      { path: ['input', 'employerId'], reason: 'MALFORMED' },
    ],
    [{ peopleCount: 0 }, { path: ['input', 'peopleCount'], reason: 'OUT_OF_RANGE' }],
    [{ organisation: 'Write to someone@example.nl' }, { path: ['input', 'organisation'], category: 'EMAIL' }],
  ])('refuses %j and keeps nothing', async (change, error) => {
    const before = await room.rows();
    const { data } = await add({ ...uwv, ...change });
    expect(data.addSessionParticipant?.participant).toBeNull();
    expect(data.addSessionParticipant?.errors).toEqual([expect.objectContaining(error)]);
    expect(await room.rows()).toEqual(before);
  });

  it('refuses an employer that is closed', async () => {
    const [, , closed] = room.employers;
    await room.hub.sql(`update employers.employers set closed_on = '2026-06-15' where id = $1`, [closed.id]);
    const { data } = await add({ organisation: 'Gone', kind: 'EMPLOYER', employerId: closed.id });
    expect(data.addSessionParticipant?.errors).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
  });

  it('adds an employer or region once, also when two tables add it at the same moment', async () => {
    const region = { organisation: 'A region', kind: 'REGION', region: 'AM06' };
    const answers = await Promise.all([add(region), add(region), add(region)]);
    const added = answers.filter(({ data }) => data.addSessionParticipant?.participant);
    const refused = answers.flatMap(({ data }) => data.addSessionParticipant?.errors ?? []);
    expect(added).toHaveLength(1);
    expect(refused).toMatchObject([
      { code: 'ALREADY_EXISTS', path: ['input', 'region'] },
      { code: 'ALREADY_EXISTS', path: ['input', 'region'] },
    ]);
  });

  it.each(['CLOSED', 'REPORTED'])('refuses to add to a session that is %s', async (state) => {
    const over = await seedSession(room.hub, { state });
    const { data } = await add({ ...uwv, sessionId: over });
    expect(data.addSessionParticipant?.errors).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'sessionId'], currentState: state },
    ]);
  });

  it('answers the same participant for the same idempotency key', async () => {
    const first = await add({ ...uwv, idempotencyKey: 'p1' });
    expect((await add({ ...uwv, idempotencyKey: 'p1' })).data).toEqual(first.data);
    const other = await add({ ...uwv, idempotencyKey: 'p1', peopleCount: 9 });
    expect(other.data.addSessionParticipant?.errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });
});

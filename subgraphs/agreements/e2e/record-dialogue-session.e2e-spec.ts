import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';

const mutation = `mutation ($input: RecordDialogueSessionInput!) {
  recordDialogueSession(input: $input) {
    dialogueSession {
      id number title heldOn state organisers place { code } parts { kind title }
      counts { employers regions followUps people }
    }
    errors {
      __typename
      ... on UserError { code path }
      ... on InvalidValue { reason minimum maximum }
      ... on SensitiveText { category line }
    }
  }
}`;

interface Recorded {
  readonly recordDialogueSession: {
    readonly dialogueSession: { readonly id: string } | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}

const input = {
  number: 4,
  title: 'Fourth dialogue session',
  heldOn: '2026-06-10',
  place: 'GM0344',
  organisers: ['Network of employers', 'National desk'],
  state: 'OPEN',
  parts: [
    { kind: 'TALKSHOW', title: 'Opening' },
    { kind: 'SPEED_MEET', title: 'Employers meet regions' },
  ],
};

describe('recordDialogueSession', () => {
  let room: AgreementsRoom;
  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  afterAll(() => room.hub.close());

  const record = (change: Record<string, unknown>, caller = callers.organiser()) =>
    room.ask<Recorded>(mutation, { input: { ...input, ...change } }, caller);

  it('records a session with its parts in their order, and a line in the audit log', async () => {
    const { data, errors } = await record({});
    expect(errors).toEqual([]);
    expect(data.recordDialogueSession).toEqual({
      dialogueSession: {
        id: expect.any(String),
        number: 4,
        title: 'Fourth dialogue session',
        heldOn: '2026-06-10',
        state: 'OPEN',
        organisers: ['Network of employers', 'National desk'],
        place: { code: 'GM0344' },
        parts: input.parts,
        counts: { employers: 0, regions: 0, followUps: 0, people: 0 },
      },
      errors: [],
    });
    const audit = await room.hub.sql(
      `select actor, role, action from agreements.audit_entries where $1 = any(object_ids)`,
      [data.recordDialogueSession?.dialogueSession?.id],
    );
    expect(audit).toEqual([{ actor: 'organiser', role: 'ORGANISER', action: 'recordDialogueSession' }]);
  });

  it('is for organisers, the liaison and administrators', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const { data, ...answer } = await record({ title: `Session of ${role}` }, caller);
      const isAllowed = ['organiser', 'liaison', 'admin'].includes(role);
      expect({ role, made: data.recordDialogueSession?.dialogueSession != null }).toEqual({
        role,
        made: isAllowed,
      });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(answer)).toEqual(isAllowed ? [] : [`recordDialogueSession: ${code}`]);
    }
  });

  it.each([
    [{ number: 0 }, { path: ['input', 'number'], reason: 'OUT_OF_RANGE', minimum: 1, maximum: 9999 }],
    [{ title: '  ' }, { path: ['input', 'title'], reason: 'REQUIRED' }],
    [{ title: 'x'.repeat(201) }, { path: ['input', 'title'], reason: 'TOO_LONG', maximum: 200 }],
    [{ place: 'GM9999' }, { path: ['input', 'place'], __typename: 'ReferenceUnknown' }],
    [{ organisers: [] }, { path: ['input', 'organisers'], reason: 'REQUIRED' }],
    [{ organisers: ['fine', ''] }, { path: ['input', 'organisers', '1'], reason: 'REQUIRED' }],
    [
      { state: 'REPORTED', heldOn: '2026-06-16' },
      { path: ['input', 'heldOn'], reason: 'IN_THE_FUTURE' },
    ],
    [
      { parts: [{ kind: 'PITCH', title: 'Fine\nCall 06-12345678' }] },
      { path: ['input', 'parts', '0', 'title'], category: 'PHONE', line: 2 },
    ],
    [
      { parts: Array.from({ length: 31 }, () => ({ kind: 'PITCH', title: 'Pitch' })) },
      { path: ['input', 'parts'], reason: 'OUT_OF_RANGE', maximum: 30 },
    ],
  ])('refuses %j and keeps nothing', async (change, error) => {
    const before = await room.rows();
    const { data, errors } = await record(change);
    expect(errors).toEqual([]);
    expect(data.recordDialogueSession?.dialogueSession).toBeNull();
    expect(data.recordDialogueSession?.errors).toEqual([expect.objectContaining(error)]);
    expect(JSON.stringify(data)).not.toContain('12345678');
    expect(await room.rows()).toEqual(before);
  });

  it('plans a session to come when no state is given', async () => {
    const { data } = await record({ state: undefined, heldOn: '2026-09-01' });
    expect(data.recordDialogueSession?.dialogueSession).toMatchObject({ state: 'PLANNED' });
  });

  it('answers the same session for the same idempotency key, and refuses the key for another body', async () => {
    const first = await record({ idempotencyKey: 'table 1' });
    const again = await record({ idempotencyKey: 'table 1' });
    expect(again.data).toEqual(first.data);
    const other = await record({ idempotencyKey: 'table 1', title: 'Another' });
    expect(other.data.recordDialogueSession).toMatchObject({
      dialogueSession: null,
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }],
    });
  });
});

import { callers, sensitive } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type Entry, entryOf, recordOne, type Refusal, refusalFields, seedHall, write } from './recording';

interface Issued {
  readonly id: string;
  readonly code: string | null;
  readonly qrText: string | null;
  readonly joinCode: { readonly id: string; readonly tableName: string; readonly expiresAt: string };
  readonly session: {
    readonly participants: readonly { readonly employer: { readonly id: string } | null }[];
  };
}

interface TableAnswer {
  readonly results: readonly { clientKey: string; outcome: string; errors: readonly Refusal[] }[] | null;
  readonly refusals: readonly Refusal[];
}

const issuedFields =
  'issued { id code qrText joinCode { id tableName expiresAt revokedAt } session { participants { employer { id } } } }';
const nobody = '00000000-0000-4000-8000-000000000000';

describe('recording at a table', () => {
  let room: AgreementsRoom;
  let session: string;

  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  beforeEach(async () => {
    room.clock.set('2026-06-15T08:00:00Z');
    session = await seedHall(room);
  });
  afterAll(() => room.hub.close());

  const create = (input: Record<string, unknown> = {}, caller = callers.organiser()) =>
    write<Issued>(
      room,
      'createSessionJoinCode',
      issuedFields,
      { sessionId: session, tableName: 'Table 4', ...input },
      caller,
    );

  async function codeOf(input: Record<string, unknown> = {}): Promise<{ id: string; code: string }> {
    const { thing } = await create(input);
    if (!thing?.code) throw new Error('There is no code.');
    return { id: thing.id, code: sensitive('token', thing.code) };
  }

  const revoke = (joinCodeId: string, caller = callers.organiser()) =>
    write<{ id: string; revokedAt: string }>(
      room,
      'revokeSessionJoinCode',
      'joinCode { id revokedAt }',
      { joinCodeId },
      caller,
    );

  async function send(
    joinCode: string,
    entries: readonly Entry[],
    caller = callers.public,
  ): Promise<TableAnswer> {
    const { data, errors } = await room.ask<{
      recordAtTable: { results: TableAnswer['results']; errors: Refusal[] };
    }>(
      `mutation ($input: RecordAtTableInput!) {
        recordAtTable(input: $input) { results { clientKey outcome ${refusalFields} } ${refusalFields} }
      }`,
      { input: { joinCode, entries } },
      caller,
    );
    expect(errors).toEqual([]);
    return { results: data.recordAtTable.results, refusals: data.recordAtTable.errors };
  }

  const tableEntry = (change: Entry = {}): Entry =>
    entryOf(room, { side: 'TABLE', text: 'All agreed', ...change });

  it('tells a new code once, with what a helper chooses from, and keeps its hash alone', async () => {
    const { thing, refusals: refused } = await create({ idempotencyKey: 'table 4' });
    expect(refused).toEqual([]);
    expect(thing).toMatchObject({
      code: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      qrText: thing?.code?.replaceAll('-', ''),
      joinCode: { tableName: 'Table 4', expiresAt: '2026-06-15T12:00:00.000Z', revokedAt: null },
    });
    expect(thing?.session.participants).toHaveLength(3);
    const code = sensitive('token', thing?.code ?? '');
    const again = await create({ idempotencyKey: 'table 4' });
    expect(again.thing).toMatchObject({ id: thing?.id, code: null, qrText: null });
    const kept = await room.hub.sql('select c::text as row from agreements.session_join_codes c');
    const audit = await room.hub.sql('select a::text as row from agreements.audit_entries a');
    for (const text of [code, code.replaceAll('-', '')])
      expect(JSON.stringify([kept, audit])).not.toContain(text);
  });

  it('records without a token, and answers for each entry what became of it and nothing else', async () => {
    const { id, code } = await codeOf();
    await recordOne(room, session, { text: 'We call' });
    const entries = [tableEntry(), tableEntry({ category: 'OTHER' }), tableEntry({ employerId: nobody })];
    const answer = await send(code.toLowerCase().replaceAll('-', ''), [...entries, entries[0] ?? {}]);
    expect(answer.results?.map(({ outcome }) => outcome)).toEqual([
      'RECORDED',
      'RECORDED',
      'REFUSED',
      'REPEATED',
    ]);
    expect(answer.refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'entries', '2', 'employerId'] },
    ]);
    const [counted] = await room.hub.sql(
      `select count(*)::int as entries, count(distinct follow_up_agreement_id)::int as agreements
       from agreements.follow_up_entries where writer = $1 and join_code_id = $2`,
      [`table:${id}`, id],
    );
    expect(counted).toEqual({ entries: 2, agreements: 2 });
    const audit = await room.hub.sql(
      `select actor, role from agreements.audit_entries where action = 'recordAtTable' and $1 = any(object_ids)`,
      [session],
    );
    expect(audit).toEqual([{ actor: `table:${id}`, role: 'PUBLIC' }]);
  });

  it('answers a table alike whether others have written the same or not', async () => {
    const { code } = await codeOf();
    await recordOne(room, session, { text: 'We call' });
    const [merged] = (await send(code, [tableEntry({ clientKey: 'one' })])).results ?? [];
    const [fresh] =
      (await send(code, [tableEntry({ clientKey: 'one more', category: 'OTHER' })])).results ?? [];
    expect({ ...merged, clientKey: '' }).toEqual({ ...fresh, clientKey: '' });
  });

  it('refuses a code that nobody has, one that expired and one that was revoked in one and the same way', async () => {
    const [expired, revoked] = [await codeOf({ minutes: 30 }), await codeOf()];
    expect((await revoke(revoked.id)).thing?.revokedAt).toBe('2026-06-15T08:00:00.000Z');
    room.clock.set('2026-06-15T08:30:00Z');
    const before = await room.rows();
    const answers = [];
    for (const code of ['0000-0000-0000', '', expired.code, revoked.code])
      answers.push(await send(code, [tableEntry()]));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      results: null,
      refusals: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'joinCode'] }],
    });
    expect(await room.rows()).toEqual(before);
  });

  it('is for a session that is open, and no other', async () => {
    const { code } = await codeOf();
    for (const state of ['PLANNED', 'CLOSED', 'REPORTED']) {
      await room.hub.sql('update agreements.dialogue_sessions set state = $2 where id = $1', [
        session,
        state,
      ]);
      expect(await send(code, [tableEntry()])).toMatchObject({
        results: null,
        refusals: [{ code: 'STATE_CONFLICT', path: ['input', 'joinCode'], currentState: state }],
      });
    }
  });

  it('takes 600 entries in a minute from all devices of a table, and says when more may come', async () => {
    const [one, other] = [await codeOf(), await codeOf({ tableName: 'Table 5' })];
    const batch = (count: number): Entry[] => Array.from({ length: count }, () => tableEntry());
    const answers = await Promise.all([send(one.code, batch(300)), send(one.code, batch(300))]);
    expect(answers.map(({ results }) => results?.length)).toEqual([300, 300]);
    room.clock.set('2026-06-15T08:00:20Z');
    const before = await room.rows();
    expect(await send(one.code, batch(1))).toMatchObject({
      results: null,
      refusals: [{ code: 'RATE_LIMITED', path: ['input', 'joinCode'], retryAfterSeconds: 40 }],
    });
    expect(await room.rows()).toEqual(before);
    expect((await send(other.code, batch(1))).results).toHaveLength(1);
    room.clock.set('2026-06-15T08:01:00Z');
    expect((await send(one.code, batch(1))).results).toHaveLength(1);
  });

  it('gives codes to the organiser of the session, the liaison and administrators only', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const { thing, errors } = await create({}, caller);
      const isAllowed = ['organiser', 'liaison', 'admin'].includes(role);
      expect({ role, made: thing !== null }).toEqual({ role, made: isAllowed });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals({ errors })).toEqual(isAllowed ? [] : [`createSessionJoinCode: ${code}`]);
    }
    const stranger = await create({}, callers.organiser('another'));
    expect(stranger.refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] }]);
  });

  it.each([
    [{ sessionId: nobody }, { code: 'REFERENCE_UNKNOWN' }],
    [{ sessionId: 'none' }, { code: 'REFERENCE_UNKNOWN' }],
    [{ tableName: ' ' }, { reason: 'REQUIRED' }],
    [{ tableName: 'x'.repeat(61) }, { reason: 'TOO_LONG' }],
    [{ minutes: 0 }, { reason: 'OUT_OF_RANGE' }],
    [{ minutes: 721 }, { reason: 'OUT_OF_RANGE' }],
  ])('makes no code for %j', async (change, error) => {
    const before = await room.rows();
    const { thing, refusals: refused } = await create(change);
    expect(thing).toBeNull();
    expect(refused).toMatchObject([error]);
    expect(await room.rows()).toEqual(before);
  });

  it('makes no code for a session that is over', async () => {
    const over = await seedHall(room, { state: 'CLOSED' });
    expect((await create({ sessionId: over })).refusals).toMatchObject([{ currentState: 'CLOSED' }]);
  });

  it('lets only those who look after the session revoke a code, once and again', async () => {
    const { id, code } = await codeOf();
    for (const caller of [callers.organiser('another'), callers.organiser()]) {
      for (const unknown of [nobody, 'none']) {
        expect((await revoke(unknown, caller)).refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
      }
    }
    expect((await revoke(id, callers.organiser('another'))).refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN' },
    ]);
    for (const caller of [callers.public, callers.employer(room.employers[0].id)]) {
      expect((await revoke(id, caller)).errors).toHaveLength(1);
    }
    expect((await send(code, [tableEntry()])).results).toHaveLength(1);
    const first = await revoke(id);
    room.clock.set('2026-06-15T09:00:00Z');
    expect((await revoke(id, callers.liaison())).thing).toEqual(first.thing);
  });

  it('lists the codes of a session without the codes, to those who look after it', async () => {
    const { id } = await codeOf();
    const query = 'query ($id: ID!) { dialogueSession(id: $id) { joinCodes { id tableName revokedAt } } }';
    const list = async (caller = callers.organiser()) =>
      (await room.ask<{ dialogueSession: { joinCodes: unknown } }>(query, { id: session }, caller)).data
        .dialogueSession.joinCodes;
    expect(await list()).toEqual([{ id, tableName: 'Table 4', revokedAt: null }]);
    expect(await list(callers.admin())).toHaveLength(1);
    expect(await list(callers.organiser('another'))).toEqual([]);
    expect(await list(callers.employer(room.employers[0].id))).toBeNull();
    expect(await list(callers.public)).toBeNull();
  });
});

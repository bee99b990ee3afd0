import type { Caller } from '@banenbrug/service-common';
import { callers, sensitive } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { type Entry, entryOf, eventsOf, readAgreement, record, recordOne, seedHall } from './recording';

const phone = sensitive('phone number', '06-12345678');
const nobody = '00000000-0000-4000-8000-000000000000';

describe('recordSessionEntries', () => {
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

  it('records an entry of employer, region and category alone, and says what is missing', async () => {
    const entry = entryOf(room);
    const { results, refusals: refused, errors } = await record(room, session, [entry]);
    expect([refused, errors]).toEqual([[], []]);
    expect(results).toMatchObject([
      {
        clientKey: entry['clientKey'],
        outcome: 'RECORDED',
        differs: [],
        errors: [],
        followUpAgreement: {
          status: 'OPEN',
          revision: 1,
          missing: ['EMPLOYER_TEXT', 'REGION_TEXT', 'EMPLOYER_OWNER', 'REGION_OWNER', 'DUE_ON'],
          entries: [{ side: 'EMPLOYER', text: null, withdrawnAt: null }],
        },
      },
    ]);
  });

  it('makes one agreement of both sides, fills in blanks, overwrites nothing and names what differs', async () => {
    const { results } = await record(room, session, [
      entryOf(room, { text: 'We call', dueOn: '2026-09-01', employerOwner: 'Recruiter' }),
      entryOf(room, { side: 'REGION', text: 'We come', dueOn: '2026-10-01', regionOwner: 'Account manager' }),
      entryOf(room, { text: 'We write', regions: [room.desks[0].region, room.desks[0].region] }),
      entryOf(room, { side: 'TABLE', text: 'All agreed' }),
    ]);
    expect(results?.map(({ outcome, differs }) => [outcome, differs])).toEqual([
      ['RECORDED', []],
      ['MERGED', ['DUE_ON']],
      ['MERGED', ['EMPLOYER_TEXT']],
      ['MERGED', []],
    ]);
    expect(new Set(results?.map(({ followUpAgreement }) => followUpAgreement?.id)).size).toBe(1);
    expect(results?.[0]?.followUpAgreement).toMatchObject({
      employerText: 'We call',
      regionText: 'We come',
      tableText: 'All agreed',
      dueOn: '2026-09-01',
      employerOwner: 'Recruiter',
      regionOwner: 'Account manager',
      status: 'CONFIRMED',
      missing: [],
      entries: ['We call', 'We come', 'We write', 'All agreed'].map((text) => ({ text })),
    });
  });

  it("shows a table's text, which is neither side's: both stay missing and nothing is confirmed", async () => {
    const agreement = await recordOne(room, session, { side: 'TABLE', text: 'All agreed' });
    expect(agreement).toMatchObject({ tableText: 'All agreed', employerText: null, status: 'OPEN' });
    expect(agreement['missing']).toEqual(expect.arrayContaining(['EMPLOYER_TEXT', 'REGION_TEXT']));
  });

  it('takes 497 of 500 entries written without a network, shuffled, three of them broken, and the same again', async () => {
    const entries = manyEntries(room, 500);
    const broken = [17, 250, 499];
    entries[17] = { ...entries[17], employerId: nobody };
    entries[250] = { ...entries[250], text: `Call ${phone}` };
    entries[499] = { ...entries[499], dueOn: '2026-01-01' };
    const first = await record(room, session, entries);
    expect(first.errors).toEqual([]);
    expect(first.results?.map(({ clientKey }) => clientKey)).toEqual(
      entries.map(({ clientKey }) => clientKey),
    );
    const refusedAt = first.results?.flatMap(({ outcome }, index) => (outcome === 'REFUSED' ? [index] : []));
    expect(refusedAt).toEqual(broken);
    expect(first.refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'entries', '17', 'employerId'] },
      { code: 'SENSITIVE_TEXT', path: ['input', 'entries', '250', 'text'], category: 'PHONE' },
      { reason: 'END_BEFORE_START', path: ['input', 'entries', '499', 'dueOn'] },
    ]);
    expect(JSON.stringify(first)).not.toContain('12345678');
    const before = await room.rows();
    expect(before['follow_up_entries']).toBeGreaterThanOrEqual(497);
    const again = await record(room, session, [...entries].reverse());
    const outcomes = again.results?.map(({ outcome }) => outcome) ?? [];
    expect(outcomes.filter((outcome) => outcome === 'REPEATED')).toHaveLength(497);
    expect(outcomes.filter((outcome) => outcome === 'REFUSED')).toHaveLength(3);
    expect(await room.rows()).toEqual(before);
    const ids = new Map(
      first.results?.map(({ clientKey, followUpAgreement }) => [clientKey, followUpAgreement?.id]),
    );
    for (const { clientKey, followUpAgreement } of again.results ?? []) {
      expect(followUpAgreement?.id).toBe(ids.get(clientKey));
    }
  });

  it('comes to the same agreements in one batch or in many, in whatever order', async () => {
    const entries = manyEntries(room, 60);
    const other = await seedHall(room);
    await record(room, session, entries);
    const shuffled = entries.map((entry, index) => ({ ...entry, clientKey: `other ${index}` })).reverse();
    for (let at = 0; at < shuffled.length; at += 7) await record(room, other, shuffled.slice(at, at + 7));
    const [one, two] = [await agreementsOf(room, session), await agreementsOf(room, other)];
    expect(one).toHaveLength(27);
    expect(two).toEqual(one);
  });

  it('takes as many statements for many entries as for few', async () => {
    const few = await record(room, session, manyEntries(room, 3));
    const many = await record(room, await seedHall(room), manyEntries(room, 300));
    expect(many.results?.every(({ outcome }) => outcome === 'MERGED' || outcome === 'RECORDED')).toBe(true);
    expect(many.statements.length).toBe(few.statements.length);
    expect(many.statements.length).toBeLessThan(25);
  });

  it('keeps one agreement of each parties when eight batches come at once, shuffled and overlapping', async () => {
    const entries = manyEntries(room, 40);
    const batches = Array.from({ length: 8 }, (_, at) => [
      ...entries.slice(at * 5),
      ...entries.slice(0, at * 5),
    ]);
    const answers = await Promise.all(batches.map((batch) => record(room, session, batch)));
    expect(answers.flatMap(({ errors, refusals: refused }) => [...errors, ...refused])).toEqual([]);
    const outcomes = answers.flatMap(({ results }) => results?.map(({ outcome }) => outcome) ?? []);
    expect(outcomes.filter((outcome) => outcome !== 'REPEATED')).toHaveLength(40);
    expect(await agreementsOf(room, session)).toHaveLength(20);
    const numbers = await room.hub.sql<{ number: number }>(
      'select number from agreements.session_events where session_id = $1 order by number',
      [session],
    );
    expect(numbers.map(({ number }) => number)).toEqual(numbers.map((_, index) => index + 1));
  });

  it('keeps one agreement of each parties when eight writers send what they have in orders of their own', async () => {
    const writers = Array.from({ length: 8 }, (_, at) => callers.liaison(`liaison ${at}`));
    const answers = await Promise.all(
      writers.map((caller, at) => {
        const entries = manyEntries(room, 40);
        return record(
          room,
          session,
          [...entries.slice(at * 5), ...entries.slice(0, at * 5)].reverse(),
          caller,
        );
      }),
    );
    expect(answers.flatMap(({ errors, refusals: refused }) => [...errors, ...refused])).toEqual([]);
    const agreements = await agreementsOf(room, session);
    expect(agreements).toEqual(
      agreements.map(() => expect.objectContaining({ status: 'CONFIRMED', entries: 16 })),
    );
    expect(agreements).toHaveLength(20);
  });

  it('takes batches of one writer with the same keys in two sessions at once, and refuses the second', async () => {
    const other = await seedHall(room);
    const entries = manyEntries(room, 10);
    const answers = await Promise.all([record(room, session, entries), record(room, other, entries)]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const codes = answers.flatMap(({ refusals: refused }) => refused.map(({ code }) => code));
    expect(codes).toEqual(entries.map(() => 'IDEMPOTENCY_KEY_REUSED'));
    const recorded = answers.filter(({ results }) => results?.every(({ outcome }) => outcome !== 'REFUSED'));
    expect(recorded).toHaveLength(1);
  });

  it('refuses a key for another entry, and takes the same key of another writer', async () => {
    const entry = entryOf(room, { text: 'We call' });
    const { results, refusals: refused } = await record(room, session, [
      entry,
      { ...entry, text: 'We write' },
      { ...entry, text: ' We call ' },
    ]);
    expect(results?.map(({ outcome }) => outcome)).toEqual(['RECORDED', 'REFUSED', 'REPEATED']);
    expect(refused).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'entries', '1', 'clientKey'] },
    ]);
    const other = await record(room, session, [entry], employer);
    expect(other.results).toMatchObject([{ outcome: 'MERGED' }]);
  });

  it('lets organisers of the session, the liaison and administrators write any side, others their own', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      for (const side of ['EMPLOYER', 'REGION', 'TABLE']) {
        const answer = await record(room, session, [entryOf(room, { side })], caller);
        const own = { employer: ['EMPLOYER'], desk: ['REGION'], public: [] as string[] };
        const allowed = own[role as keyof typeof own] ?? ['EMPLOYER', 'REGION', 'TABLE'];
        const isTaken =
          answer.results?.[0]?.outcome === 'RECORDED' || answer.results?.[0]?.outcome === 'MERGED';
        expect({ role, side, isTaken }).toEqual({ role, side, isTaken: allowed.includes(side) });
        expect(refusals(answer)).toEqual(role === 'public' ? ['recordSessionEntries: UNAUTHENTICATED'] : []);
      }
    }
    const stranger = await record(room, session, [entryOf(room)], callers.organiser('another'));
    expect(stranger).toMatchObject({
      results: null,
      refusals: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] }],
    });
  });

  it("refuses an employer another employer's entry, and a desk the beginning of an agreement of other regions", async () => {
    const foreign = await record(
      room,
      session,
      [entryOf(room, { employerId: room.employers[1].id })],
      employer,
    );
    expect(foreign.refusals).toMatchObject([{ code: 'REFERENCE_UNKNOWN' }]);
    const both = [room.desks[0].region, room.desks[1].region];
    const entry = { side: 'REGION', regions: both };
    const begun = await record(room, session, [entryOf(room, entry)], desk);
    expect(begun.refusals).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'entries', '0', 'regions', '1'] },
    ]);
    await record(room, session, [entryOf(room, { regions: both })], employer);
    const added = await record(room, session, [entryOf(room, entry)], desk);
    expect(added.results).toMatchObject([{ outcome: 'MERGED', followUpAgreement: { status: 'CONFIRMED' } }]);
  });

  it.each([
    [{ clientKey: ' ' }, ['clientKey'], 'REQUIRED'],
    [{ clientKey: 'x'.repeat(201) }, ['clientKey'], 'TOO_LONG'],
    [{ employerId: 'not an id' }, ['employerId'], undefined],
    [{ employerId: nobody }, ['employerId'], undefined],
    [{ regions: [] }, ['regions'], 'REQUIRED'],
    [{ regions: ['AM01', 'AM99'] }, ['regions', '1'], undefined],
    [{ regions: Array.from({ length: 36 }, () => 'AM01') }, ['regions'], 'OUT_OF_RANGE'],
    [{ text: 'One line\nand another' }, ['text'], 'MALFORMED'],
    [{ text: 'x'.repeat(301) }, ['text'], 'TOO_LONG'],
    [{ text: `Call ${phone}` }, ['text'], undefined],
    [{ regionOwner: 'x'.repeat(121) }, ['regionOwner'], 'TOO_LONG'],
    [{ dueOn: '2026-06-09' }, ['dueOn'], 'END_BEFORE_START'],
  ])(
    'refuses an entry that may not be, %#, by itself and keeps nothing of it',
    async (change, field, reason) => {
      const before = await room.rows();
      const { results, refusals: refused } = await record(room, session, [entryOf(room, change)]);
      expect(results).toMatchObject([{ outcome: 'REFUSED', followUpAgreement: null }]);
      expect(refused).toEqual(results?.[0]?.errors);
      expect(refused).toHaveLength(1);
      expect(refused[0]?.path).toEqual(['input', 'entries', '0', ...field]);
      expect(refused[0]?.['reason']).toBe(reason);
      expect(await room.rows()).toEqual(before);
    },
  );

  it('refuses an employer that does not take part in the session, as one that does not exist', async () => {
    await room.hub.sql(
      'delete from agreements.session_participants where session_id = $1 and employer_id = $2',
      [session, room.employers[2].id],
    );
    const answers = await record(room, session, [
      entryOf(room, { employerId: room.employers[2].id }),
      entryOf(room, { employerId: nobody }),
    ]);
    const [absent, none] = answers.results?.map(({ errors }) => errors.map(({ code }) => code)) ?? [];
    expect(absent).toEqual(['REFERENCE_UNKNOWN']);
    expect(none).toEqual(absent);
  });

  it.each(['CLOSED', 'REPORTED'])('refuses the whole batch when the session is %s', async (state) => {
    const over = await seedHall(room, { state });
    const before = await room.rows();
    expect(await record(room, over, [entryOf(room)])).toMatchObject({
      results: null,
      refusals: [{ code: 'STATE_CONFLICT', path: ['input', 'sessionId'], currentState: state }],
    });
    expect(await room.rows()).toEqual(before);
  });

  it('refuses a batch of nothing, of more than 500, and of a session that is none', async () => {
    const before = await room.rows();
    expect((await record(room, session, [])).refusals).toMatchObject([{ reason: 'REQUIRED' }]);
    const many = await record(room, session, manyEntries(room, 501));
    expect(many.refusals).toMatchObject([{ path: ['input', 'entries'], reason: 'OUT_OF_RANGE' }]);
    for (const id of ['not an id', nobody]) {
      expect((await record(room, id, [entryOf(room)])).refusals).toMatchObject([
        { code: 'REFERENCE_UNKNOWN' },
      ]);
    }
    expect(await room.rows()).toEqual(before);
  });

  it('leaves one audit line without content and one event for each agreement', async () => {
    const entries = manyEntries(room, 12);
    const before = await room.rows();
    const { results } = await record(room, session, entries);
    const after = await room.rows();
    expect((after['audit_entries'] ?? 0) - (before['audit_entries'] ?? 0)).toBe(1);
    const agreements = new Set(results?.map(({ followUpAgreement }) => followUpAgreement?.id));
    const events = await eventsOf(room, session);
    expect(events).toHaveLength(agreements.size);
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['RECORDED']));
    await record(room, session, [entryOf(room, { category: 'PLACEMENTS' })]);
    expect((await eventsOf(room, session)).at(-1)?.kind).toBe('CHANGED');
    const [line] = await room.hub.sql(
      `select to_jsonb(a)::text as line from agreements.audit_entries a where $1 = any(object_ids) order by at limit 1`,
      [session],
    );
    expect(JSON.stringify(line)).not.toContain('Agreed');
  });

  it('takes entries of recordFollowUpAgreement and of a batch for the same agreement', async () => {
    const input = {
      sessionId: session,
      employerId: room.employers[0].id,
      regions: [room.desks[0].region],
      category: 'INTRODUCTORY_MEETING',
      regionText: 'We come',
    };
    const { data } = await room.ask<{ recordFollowUpAgreement: { followUpAgreement: { id: string } } }>(
      `mutation ($input: RecordFollowUpAgreementInput!) {
        recordFollowUpAgreement(input: $input) { followUpAgreement { id } errors { __typename } }
      }`,
      { input },
      desk,
    );
    const { id } = data.recordFollowUpAgreement.followUpAgreement;
    expect(await recordOne(room, session, { text: 'We call' }, employer)).toMatchObject({
      id,
      status: 'CONFIRMED',
    });
    expect((await readAgreement(room, id))?.entries).toMatchObject([
      { side: 'REGION', text: 'We come' },
      { side: 'EMPLOYER', text: 'We call' },
    ]);
  });
});

const categories = ['PLACEMENTS', 'WORK_VISIT', 'OTHER'];

/** Entries of both sides about every employer, region and category of a room in turn: 27 agreements at most. */
function manyEntries(room: AgreementsRoom, count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => {
    const at = Math.floor(index / 2);
    return entryOf(room, {
      employerId: room.employers[at % 3]?.id,
      regions: [room.desks[Math.floor(at / 3) % 3]?.region],
      category: categories[Math.floor(at / 9) % 3],
      side: index % 2 === 0 ? 'EMPLOYER' : 'REGION',
      text: 'Agreed',
    });
  });
}

const agreementsOf = (room: AgreementsRoom, session: string): Promise<object[]> =>
  room.hub.sql(
    `select employer_id, region_codes, category, employer_text, region_text, status, is_written_by_employer,
       is_written_by_region, (select count(*)::int from agreements.follow_up_entries e
       where e.follow_up_agreement_id = f.id) as entries
     from agreements.follow_up_agreements f where session_id = $1 order by employer_id, region_codes, category`,
    [session],
  );

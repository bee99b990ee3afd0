import type { Caller } from '@banenbrug/service-common';
import { callers, sensitive } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { seedSession } from './seed-agreements';

const mutation = `mutation ($input: RecordFollowUpAgreementInput!) {
  recordFollowUpAgreement(input: $input) {
    followUpAgreement {
      id session { id } employer { id } regions { code } category employerText regionText employerOwner regionOwner
      dueOn status statusHistory { status since } missing recordedOn
    }
    errors {
      __typename
      ... on UserError { code path message }
      ... on InvalidValue { reason }
      ... on SensitiveText { category line }
      ... on StateConflict { currentState }
    }
  }
}`;

interface FollowUp {
  readonly id: string;
  readonly status: string;
  readonly missing: readonly string[];
  readonly [field: string]: unknown;
}

interface Recorded {
  readonly recordFollowUpAgreement: {
    readonly followUpAgreement: FollowUp | null;
    readonly errors: readonly Record<string, unknown>[];
  } | null;
}

const categories = ['FIND_CONTACT', 'PLACEMENTS', 'WORK_VISIT', 'ADMINISTRATION', 'CANDIDATES', 'OTHER'];

const phone = sensitive('phone number', '06-12345678');
const email = sensitive('e-mail address', 'someone@example.nl');

describe('recordFollowUpAgreement', () => {
  let room: AgreementsRoom;
  let session: string;
  let employer: Caller;
  let desk: Caller;
  let bare: Record<string, unknown>;

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(async () => {
    session = await seedSession(room.hub);
    bare = {
      sessionId: session,
      employerId: room.employers[0].id,
      regions: [room.desks[0].region],
      category: 'INTRODUCTORY_MEETING',
    };
  });
  afterAll(() => room.hub.close());

  const record = async (change: Record<string, unknown>, caller: Caller) => {
    const answer = await room.ask<Recorded>(mutation, { input: { ...bare, ...change } }, caller);
    return { ...answer, payload: answer.data.recordFollowUpAgreement };
  };

  it('records employer, region and category, and says what is still missing', async () => {
    const { payload, errors } = await record({}, employer);
    expect(errors).toEqual([]);
    expect(payload).toEqual({
      errors: [],
      followUpAgreement: {
        id: expect.any(String),
        session: { id: session },
        employer: { id: room.employers[0].id },
        regions: [{ code: 'AM01' }],
        category: 'INTRODUCTORY_MEETING',
        employerText: null,
        regionText: null,
        employerOwner: null,
        regionOwner: null,
        dueOn: null,
        status: 'OPEN',
        statusHistory: [{ status: 'OPEN', since: '2026-06-15' }],
        missing: ['EMPLOYER_TEXT', 'REGION_TEXT', 'EMPLOYER_OWNER', 'REGION_OWNER', 'DUE_ON'],
        recordedOn: '2026-06-15',
      },
    });
  });

  it('makes one agreement of what both sides write, with both texts, and confirms it', async () => {
    const first = await record({ employerText: 'We will call', employerOwner: 'Recruiter' }, employer);
    room.clock.set('2026-06-20T08:00:00Z');
    const second = await record({ regionText: 'We will come', dueOn: '2026-09-01' }, desk);
    room.clock.set('2026-06-15T08:00:00Z');
    expect(second.payload?.followUpAgreement).toMatchObject({
      id: first.payload?.followUpAgreement?.id,
      employerText: 'We will call',
      regionText: 'We will come',
      employerOwner: 'Recruiter',
      dueOn: '2026-09-01',
      status: 'CONFIRMED',
      statusHistory: [
        { status: 'OPEN', since: '2026-06-15' },
        { status: 'CONFIRMED', since: '2026-06-20' },
      ],
      missing: ['REGION_OWNER'],
      recordedOn: '2026-06-15',
    });
  });

  it('makes one agreement also when both sides write at the same moment', async () => {
    const pairs = await Promise.all(
      categories.map((category) =>
        Promise.all([
          record({ category, employerText: 'From the employer' }, employer),
          record({ category, regionText: 'From the region' }, desk),
        ]),
      ),
    );
    for (const pair of pairs) {
      expect(pair.flatMap(({ payload, errors }) => [...(payload?.errors ?? []), ...errors])).toEqual([]);
      const [one, other] = pair.map(({ payload }) => payload?.followUpAgreement);
      expect(one?.id).toBe(other?.id);
    }
    const rows = await room.hub.sql(
      `select employer_text, region_text, status,
         (select count(*)::int from agreements.follow_up_status_changes c where c.follow_up_agreement_id = f.id) as changes
       from agreements.follow_up_agreements f where session_id = $1`,
      [session],
    );
    expect(rows).toEqual(
      categories.map(() => ({
        employer_text: 'From the employer',
        region_text: 'From the region',
        status: 'CONFIRMED',
        changes: 2,
      })),
    );
  });

  it('keeps agreements apart by session, by set of regions and by category', async () => {
    const both = [room.desks[0].region, room.desks[1].region];
    const answers = [
      await record({}, employer),
      await record({ sessionId: await seedSession(room.hub) }, employer),
      await record({ sessionId: null }, employer),
      await record({ regions: both }, employer),
      await record({ category: 'OTHER' }, employer),
      await record({ regions: [...both].reverse(), sessionId: session }, employer),
      await record({ regions: [...both, ...both] }, employer),
    ];
    const ids = answers.map(({ payload }) => payload?.followUpAgreement?.id);
    expect(new Set(ids).size).toBe(5);
    expect(ids.slice(5)).toEqual([ids[3], ids[3]]);
  });

  it('makes one agreement outside any session as well', async () => {
    const outside = { sessionId: null, category: 'TOOL_SHARING' };
    const [first, second] = [await record(outside, employer), await record(outside, desk)];
    expect(second.payload?.followUpAgreement?.id).toBe(first.payload?.followUpAgreement?.id);
    expect(first.payload?.followUpAgreement?.['session']).toBeNull();
  });

  it('overwrites nobody: what says something else already is refused and nothing changes', async () => {
    await record({ employerText: 'We will call', dueOn: '2026-09-01' }, employer);
    const before = await room.rows();
    const again = await record({ employerText: 'We will write', employerOwner: 'Recruiter' }, employer);
    expect(again.payload).toMatchObject({
      followUpAgreement: null,
      errors: [{ code: 'ALREADY_EXISTS', path: ['input', 'employerText'] }],
    });
    const other = await record({ dueOn: '2026-10-01' }, desk);
    expect(other.payload?.errors).toMatchObject([{ code: 'ALREADY_EXISTS', path: ['input', 'dueOn'] }]);
    expect(await room.rows()).toEqual(before);
    const [row] = await room.hub.sql(
      `select employer_text, employer_owner from agreements.follow_up_agreements where session_id = $1`,
      [session],
    );
    expect(row).toEqual({ employer_text: 'We will call', employer_owner: null });
  });

  it('lets an organiser write both texts in its own session only', async () => {
    const both = { employerText: 'We call', regionText: 'We come' };
    const own = await record(both, callers.organiser());
    expect(own.payload?.followUpAgreement).toMatchObject({ ...both, status: 'OPEN' });
    const other = await record({ ...both, category: 'OTHER' }, callers.organiser('another organiser'));
    expect(other.payload?.errors).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] },
    ]);
    const none = await record({ ...both, sessionId: null }, callers.organiser());
    expect(none.payload?.errors).toMatchObject([{ path: ['input', 'sessionId'], reason: 'REQUIRED' }]);
  });

  it('is for employers, desks, organisers and the liaison', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const answer = await record({ category: 'COMMUNICATION' }, caller);
      const isAllowed = ['employer', 'desk', 'organiser', 'liaison'].includes(role);
      expect({ role, recorded: answer.payload?.followUpAgreement != null }).toEqual({
        role,
        recorded: isAllowed,
      });
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(answer)).toEqual(isAllowed ? [] : [`recordFollowUpAgreement: ${code}`]);
    }
  });

  it("forbids a side to write the other side's text or owner", async () => {
    for (const [change, caller] of [
      [{ regionText: 'They come' }, employer],
      [{ regionOwner: 'Account manager' }, employer],
      [{ employerText: 'They call' }, desk],
      [{ employerOwner: 'Recruiter' }, desk],
    ] as const) {
      expect(refusals(await record(change, caller))).toEqual(['recordFollowUpAgreement: FORBIDDEN']);
    }
  });

  it("treats another's employer or regions as unknown, as it treats those that do not exist", async () => {
    const foreign = await record({ employerId: room.employers[1].id }, employer);
    const unknown = await record({ employerId: '00000000-0000-4000-8000-000000000000' }, callers.liaison());
    expect(foreign.payload?.errors).toEqual(unknown.payload?.errors);
    expect(foreign.payload?.errors).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'employerId'] },
    ]);
    const region = await record({ regions: [room.desks[1].region] }, desk);
    expect(region.payload?.errors).toEqual((await record({ regions: ['AM99'] }, desk)).payload?.errors);
    expect(region.payload?.errors).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'regions', '0'] },
    ]);
  });

  it('lets a desk add to an agreement of several regions that one of its own is in, but not begin one', async () => {
    const regions = [room.desks[0].region, room.desks[1].region];
    const begun = await record({ regions, regionText: 'We come' }, desk);
    expect(begun.payload?.errors).toMatchObject([
      { code: 'REFERENCE_UNKNOWN', path: ['input', 'regions', '1'] },
    ]);
    await record({ regions, employerText: 'We call' }, employer);
    const added = await record({ regions, regionText: 'We come' }, desk);
    expect(added.payload?.followUpAgreement).toMatchObject({
      employerText: 'We call',
      regionText: 'We come',
      status: 'CONFIRMED',
    });
  });

  it('does not let a desk begin anew what was withdrawn of regions that are not all its own', async () => {
    const regions = [room.desks[0].region, room.desks[1].region];
    const { payload: begun } = await record({ regions, employerText: 'We call' }, employer);
    await room.hub.sql(
      `update agreements.follow_up_agreements set withdrawn_on = '2026-06-15' where id = $1`,
      [begun?.followUpAgreement?.id],
    );
    const before = await room.rows();
    const { payload } = await record({ regions, regionText: 'We come' }, desk);
    expect(payload).toMatchObject({
      followUpAgreement: null,
      errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'regions', '1'] }],
    });
    expect(await room.rows()).toEqual(before);
  });

  it('takes a due day from the day of the session on', async () => {
    const { payload } = await record({ dueOn: '2026-06-10' }, employer);
    expect(payload).toMatchObject({ errors: [], followUpAgreement: { dueOn: '2026-06-10' } });
  });

  it.each([
    [{ employerId: 'not an id' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'employerId'] }],
    [{ sessionId: 'not an id' }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'sessionId'] }],
    [{ regions: [] }, { path: ['input', 'regions'], reason: 'REQUIRED' }],
    [{ regions: ['AM01', 'AM99'] }, { code: 'REFERENCE_UNKNOWN', path: ['input', 'regions', '1'] }],
    [
      { regions: Array.from({ length: 36 }, () => 'AM01') },
      { path: ['input', 'regions'], reason: 'OUT_OF_RANGE' },
    ],
    [{ employerText: 'One line\nand another' }, { path: ['input', 'employerText'], reason: 'MALFORMED' }],
    [{ employerText: 'x'.repeat(301) }, { path: ['input', 'employerText'], reason: 'TOO_LONG' }],
    [
      { employerText: `Call Piet on ${phone}` },
      { path: ['input', 'employerText'], category: 'PHONE', line: 1 },
    ],
    [{ regionOwner: email }, { path: ['input', 'regionOwner'], category: 'EMAIL' }],
    [{ dueOn: '2026-06-09' }, { path: ['input', 'dueOn'], reason: 'END_BEFORE_START' }],
    [
      { sessionId: null, dueOn: '2026-06-14' },
      { path: ['input', 'dueOn'], reason: 'IN_THE_PAST' },
    ],
  ])('refuses a text or a day that may not be, %#, and keeps nothing', async (change, error) => {
    const before = await room.rows();
    const { payload, errors } = await record(change, callers.liaison());
    expect(errors).toEqual([]);
    expect(payload?.followUpAgreement).toBeNull();
    expect(payload?.errors).toEqual([expect.objectContaining(error)]);
    expect(JSON.stringify(payload)).not.toMatch(/12345678|someone/);
    expect(await room.rows()).toEqual(before);
  });

  it.each(['CLOSED', 'REPORTED'])('refuses a session that is %s', async (state) => {
    const over = await seedSession(room.hub, { state });
    const { payload } = await record({ sessionId: over }, employer);
    expect(payload?.errors).toMatchObject([
      { code: 'STATE_CONFLICT', path: ['input', 'sessionId'], currentState: state },
    ]);
  });

  it('answers the same agreement for the same key, merged or not, and refuses the key for another body', async () => {
    const own = { employerText: 'We call', idempotencyKey: 'e1' };
    const merged = { regionText: 'We come', idempotencyKey: 'd1' };
    const first = await record(own, employer);
    const second = await record(merged, desk);
    const ids = [await record(own, employer), await record(merged, desk), first, second].map(
      ({ payload }) => payload?.followUpAgreement?.id,
    );
    expect(new Set(ids).size).toBe(1);
    expect(ids[0]).toEqual(expect.any(String));
    const other = await record({ ...merged, regionText: 'We stay' }, desk);
    expect(other.payload?.errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('writes an audit line without content for each writing', async () => {
    const { payload } = await record({ employerText: 'We call' }, employer);
    await record({ regionText: 'We come' }, desk);
    const audit = await room.hub.sql(
      `select role, action, purpose from agreements.audit_entries where $1 = any(object_ids) order by at, role desc`,
      [payload?.followUpAgreement?.id],
    );
    const line = {
      action: 'recordFollowUpAgreement',
      purpose: 'record what an employer and regions agreed to do next',
    };
    expect(audit).toEqual([
      { role: 'EMPLOYER', ...line },
      { role: 'DESK', ...line },
    ]);
  });
});

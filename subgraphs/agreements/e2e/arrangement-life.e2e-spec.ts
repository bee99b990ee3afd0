import { randomUUID } from 'node:crypto';
import type { Caller } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import {
  adoptInRoom,
  live,
  lived,
  type LifeMutation,
  readArrangement,
  signature,
  signedFramework,
} from './arrangement-life';
import { seedArrangement } from './seed-agreements';

const clauses = { trialPlacement: { standardMonths: 2, maxMonths: 3 }, responseTime: { responseDays: 2 } };

describe('the life of an arrangement', () => {
  let room: AgreementsRoom;
  let employer: Caller;
  let desk: Caller;
  const liaison = callers.liaison();

  beforeAll(async () => {
    room = await openRoom();
    employer = callers.employer(room.employers[0].id);
    desk = callers.desk(room.desks[0].id, [room.desks[0].region]);
  }, 60_000);
  beforeEach(() => room.clock.set('2026-06-15T08:00:00Z'));
  afterAll(() => room.hub.close());

  const on = (day: string) => room.clock.set(`${day}T08:00:00Z`);

  const read = (id: string, fields: string, caller = employer) => readArrangement(room, id, fields, caller);
  const adopt = (arrangementId: string, change: Record<string, unknown> = {}, caller = desk) =>
    adoptInRoom(room, { arrangementId, ...change }, caller);

  it('goes from a draft by submission, signature and evaluation to its end, and any past day can be answered', async () => {
    on('2026-06-01');
    const draft = await lived(
      room,
      'draftArrangement',
      { title: ' Framework ', clauses, contactId: room.employers[0].contactId },
      employer,
    );
    expect(draft).toMatchObject({
      title: 'Framework',
      version: 1,
      state: 'DRAFT',
      revision: 1,
      signatories: [],
      employer: { id: room.employers[0].id },
      contact: { id: room.employers[0].contactId },
      clauses: [{ ingredient: 'RESPONSE_TIME' }, { ingredient: 'TRIAL_PLACEMENT' }],
    });
    const step = { arrangementId: draft.id };
    on('2026-06-02');
    const changed = await lived(
      room,
      'changeArrangementDraft',
      { ...step, expectedRevision: 1, title: 'Better', clauses: { contract: { minimumMonths: 6 } } },
      employer,
    );
    expect(changed).toMatchObject({ title: 'Better', revision: 2, clauses: [{ ingredient: 'CONTRACT' }] });
    on('2026-06-03');
    await lived(room, 'submitArrangement', { ...step, expectedRevision: 2 }, employer);
    on('2026-06-05');
    const signed = await lived(
      room,
      'signArrangement',
      { ...step, expectedRevision: 3, ...signature('2026-06-10', '2026-06-04'), validUntil: '2028-06-09' },
      liaison,
    );
    expect(signed).toMatchObject({
      state: 'SIGNED',
      signedOn: '2026-06-04',
      signatories: ['Director, Employer'],
      validFrom: '2026-06-10',
      validUntil: '2028-06-09',
    });
    on('2026-06-20');
    await lived(room, 'evaluateArrangement', { ...step, expectedRevision: 4 }, employer);
    on('2026-06-25');
    const concluded = await lived(
      room,
      'evaluateArrangement',
      { ...step, expectedRevision: 5, outcome: 'CONTINUES' },
      employer,
    );
    expect(concluded.state).toBe('SIGNED');
    on('2026-07-01');
    const ended = await lived(room, 'endArrangement', { ...step, expectedRevision: 6 }, employer);
    expect(ended).toMatchObject({
      state: 'ENDED',
      validUntil: '2026-06-30',
      revision: 7,
      history: [
        { state: 'DRAFT', since: '2026-06-01', outcome: null },
        { state: 'SUBMITTED', since: '2026-06-03', outcome: null },
        { state: 'SIGNED', since: '2026-06-04', outcome: null },
        { state: 'UNDER_EVALUATION', since: '2026-06-20', outcome: null },
        { state: 'SIGNED', since: '2026-06-25', outcome: 'CONTINUES' },
        { state: 'ENDED', since: '2026-07-01', outcome: null },
      ],
    });
    const days = [
      '2026-05-31',
      '2026-06-02',
      '2026-06-03',
      '2026-06-19',
      '2026-06-20',
      '2026-06-30',
      '2026-07-01',
    ];
    const asked = days.map((day, index) => `d${index}: stateOn(on: "${day}")`).join(' ');
    expect(Object.values((await read(draft.id, asked)) ?? {})).toEqual([
      null,
      'DRAFT',
      'SUBMITTED',
      'SIGNED',
      'UNDER_EVALUATION',
      'SIGNED',
      'ENDED',
    ]);
  });

  it('is the employer’s own and the liaison’s affair, and nobody else’s', async () => {
    const steps: [LifeMutation, Record<string, unknown>][] = [
      ['draftArrangement', { title: 'T', clauses: {}, employerId: room.employers[0].id }],
      ['changeArrangementDraft', { title: 'T', expectedRevision: 1 }],
      ['submitArrangement', { expectedRevision: 1 }],
      ['signArrangement', { expectedRevision: 1, ...signature('2026-06-15') }],
      ['evaluateArrangement', { expectedRevision: 1 }],
      ['endArrangement', { expectedRevision: 1 }],
      ['draftNextVersion', {}],
    ];
    const states = ['DRAFT', 'DRAFT', 'SUBMITTED', 'SIGNED', 'SIGNED', 'SIGNED'];
    for (const [role, caller] of Object.entries(everyRole(room))) {
      for (const [index, [mutation, input]] of steps.entries()) {
        const state = states[index - 1] ?? 'DRAFT';
        const own = await seedArrangement(room.hub, room.employers[0], 'Own', state);
        const subject = mutation === 'draftArrangement' ? {} : { arrangementId: own.id };
        const answer = await live(room, mutation, { ...subject, ...input }, caller);
        const isAllowed = role === 'employer' || role === 'liaison';
        expect({ role, mutation, done: answer.payload?.arrangement != null }).toEqual({
          role,
          mutation,
          done: isAllowed,
        });
        const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
        expect(refusals(answer)).toEqual(isAllowed ? [] : [`${mutation}: ${code}`]);
      }
    }
    const foreign = await seedArrangement(room.hub, room.employers[1], 'Foreign', 'DRAFT');
    for (const [mutation, input] of steps.slice(1)) {
      for (const arrangementId of [foreign.id, randomUUID(), 'not an id']) {
        const { payload } = await live(room, mutation, { arrangementId, ...input }, employer);
        expect(payload?.errors).toEqual([
          { __typename: 'ReferenceUnknown', code: 'REFERENCE_UNKNOWN', path: ['input', 'arrangementId'] },
        ]);
      }
    }
  });

  it('shows a draft to the employer and the liaison only, until it lies before the regions', async () => {
    const draft = await lived(room, 'draftArrangement', { title: 'Draft', clauses }, employer);
    const other = callers.employer(room.employers[1].id);
    expect(await read(draft.id, 'state', desk)).toBeNull();
    expect(await read(draft.id, 'state', other)).toBeNull();
    expect(await read(draft.id, 'state', liaison)).toEqual({ state: 'DRAFT' });
    await lived(room, 'submitArrangement', { arrangementId: draft.id, expectedRevision: 1 }, employer);
    expect(await read(draft.id, 'state', desk)).toEqual({ state: 'SUBMITTED' });
    expect(await read(draft.id, 'state', other)).toBeNull();
  });

  it('refuses, in each state, the steps that the table does not have, and keeps nothing', async () => {
    const steps: [LifeMutation, Record<string, unknown>, readonly string[]][] = [
      ['changeArrangementDraft', { expectedRevision: 1, title: 'T' }, ['DRAFT']],
      ['submitArrangement', { expectedRevision: 1 }, ['DRAFT']],
      ['signArrangement', { expectedRevision: 1, ...signature('2026-06-15') }, ['SUBMITTED']],
      ['evaluateArrangement', { expectedRevision: 1 }, ['SIGNED']],
      ['evaluateArrangement', { expectedRevision: 1, outcome: 'NEXT_VERSION' }, ['UNDER_EVALUATION']],
      ['endArrangement', { expectedRevision: 1 }, ['DRAFT', 'SUBMITTED', 'SIGNED', 'UNDER_EVALUATION']],
      ['draftNextVersion', {}, ['SUBMITTED', 'SIGNED', 'UNDER_EVALUATION', 'ENDED']],
    ];
    for (const state of ['DRAFT', 'SUBMITTED', 'SIGNED', 'UNDER_EVALUATION', 'ENDED']) {
      for (const [mutation, input, allowed] of steps) {
        const { id } = await seedArrangement(room.hub, room.employers[0], 'Enumerated', state);
        const before = await room.rows();
        const { payload } = await live(room, mutation, { arrangementId: id, ...input }, employer);
        const isTaken = payload?.errors.length === 0;
        expect({ state, mutation, input, isTaken }).toEqual({
          state,
          mutation,
          input,
          isTaken: allowed.includes(state),
        });
        if (isTaken) continue;
        expect(payload?.errors).toMatchObject([{ code: 'STATE_CONFLICT', currentState: state }]);
        expect(await room.rows()).toEqual(before);
      }
    }
  });

  const twenty = Array.from({ length: 21 }, () => ({ functionTitle: 'F', organisation: 'O' }));
  it.each<[LifeMutation, Record<string, unknown>, Record<string, unknown>]>([
    ['draftArrangement', { title: ' ', clauses }, { path: ['input', 'title'], reason: 'REQUIRED' }],
    [
      'draftArrangement',
      { title: 'Bel 06-12345678', clauses },
      { path: ['input', 'title'], category: 'PHONE' },
    ],
    [
      'draftArrangement',
      { title: 'T', clauses: { trialPlacement: { standardMonths: 13 } } },
      { path: ['input', 'clauses', 'trialPlacement', 'standardMonths'], reason: 'OUT_OF_RANGE' },
    ],
    [
      'draftArrangement',
      { title: 'T', clauses: { validity: {} } },
      { path: ['input', 'clauses', 'validity'], reason: 'REQUIRED' },
    ],
    [
      'draftArrangement',
      { title: 'T', clauses, contactId: randomUUID() },
      { path: ['input', 'contactId'], code: 'REFERENCE_UNKNOWN' },
    ],
    [
      'draftArrangement',
      { title: 'T', clauses, employerId: randomUUID() },
      { path: ['input', 'employerId'], code: 'REFERENCE_UNKNOWN' },
    ],
    ['changeArrangementDraft', { expectedRevision: 1 }, { path: ['input'], reason: 'REQUIRED' }],
    [
      'changeArrangementDraft',
      { expectedRevision: 2, title: 'T' },
      { path: ['input', 'expectedRevision'], currentState: 'REVISION_1' },
    ],
    [
      'changeArrangementDraft',
      { expectedRevision: 1, contactId: 'not an id' },
      { path: ['input', 'contactId'], code: 'REFERENCE_UNKNOWN' },
    ],
    [
      'signArrangement',
      { expectedRevision: 1, ...signature('2026-06-15', '2026-06-16') },
      { path: ['input', 'signedOn'], reason: 'IN_THE_FUTURE' },
    ],
    [
      'signArrangement',
      { expectedRevision: 1, ...signature('2026-06-15'), signatories: [] },
      { path: ['input', 'signatories'], reason: 'REQUIRED' },
    ],
    [
      'signArrangement',
      { expectedRevision: 1, ...signature('2026-06-15'), signatories: twenty },
      { path: ['input', 'signatories'], reason: 'OUT_OF_RANGE' },
    ],
    [
      'signArrangement',
      { expectedRevision: 1, ...signature('2026-06-15'), validUntil: '2026-06-14' },
      { path: ['input', 'validUntil'], reason: 'END_BEFORE_START' },
    ],
    [
      'endArrangement',
      { expectedRevision: 1, endsOn: '2026-06-16' },
      { path: ['input', 'endsOn'], reason: 'IN_THE_FUTURE' },
    ],
  ])('refuses in %s the input %j', async (mutation, input, error) => {
    const state = mutation === 'signArrangement' ? 'SUBMITTED' : 'DRAFT';
    const { id } = await seedArrangement(room.hub, room.employers[0], 'Framework', state);
    const before = await room.rows();
    const subject = mutation === 'draftArrangement' ? {} : { arrangementId: id };
    const { payload, errors } = await live(room, mutation, { ...subject, ...input }, employer);
    expect(errors).toEqual([]);
    const isConflict = 'currentState' in error;
    expect(payload).toMatchObject({ arrangement: isConflict ? { id, revision: 1 } : null, errors: [error] });
    expect(await room.rows()).toEqual(before);
  });

  it('lets the liaison draw one up for an employer it names, and for no other', async () => {
    const [, other] = room.employers;
    const input = { title: 'Drawn up', clauses };
    const without = await live(room, 'draftArrangement', input, liaison);
    expect(without.payload?.errors).toMatchObject([{ path: ['input', 'employerId'] }]);
    const drawn = await lived(room, 'draftArrangement', { ...input, employerId: other.id }, liaison);
    expect(drawn).toMatchObject({ employer: { id: other.id }, state: 'DRAFT' });
    const foreignContact = { ...input, employerId: other.id, contactId: room.employers[0].contactId };
    const { payload } = await live(room, 'draftArrangement', foreignContact, liaison);
    expect(payload?.errors).toMatchObject([{ path: ['input', 'contactId'] }]);
  });

  it('does not lay before the regions what agrees on nothing', async () => {
    const { id } = await lived(room, 'draftArrangement', { title: 'Empty', clauses: {} }, employer);
    const { payload } = await live(
      room,
      'submitArrangement',
      { arrangementId: id, expectedRevision: 1 },
      employer,
    );
    expect(payload?.errors).toMatchObject([{ currentState: 'WITHOUT_CLAUSES' }]);
  });

  it('answers the same draft for the same idempotency key', async () => {
    const input = { title: 'Once', clauses, idempotencyKey: randomUUID() };
    const first = await lived(room, 'draftArrangement', input, employer);
    expect((await lived(room, 'draftArrangement', input, employer)).id).toBe(first.id);
    const next = { arrangementId: (await signedFramework(room, employer)).id, idempotencyKey: randomUUID() };
    const version = await lived(room, 'draftNextVersion', next, employer);
    expect((await lived(room, 'draftNextVersion', next, employer)).id).toBe(version.id);
  });

  it('ends on a day to come, until which it holds; earlier than agreed, never later', async () => {
    const { id, revision } = await signedFramework(room, employer);
    const step = { arrangementId: id };
    const planned = await lived(
      room,
      'endArrangement',
      { ...step, expectedRevision: revision, endsOn: '2026-08-01' },
      employer,
    );
    expect(planned).toMatchObject({ state: 'SIGNED', validUntil: '2026-07-31', revision: revision + 1 });
    const later = { ...step, expectedRevision: revision + 1, endsOn: '2026-08-02' };
    const refused = await live(room, 'endArrangement', later, employer);
    expect(refused.payload?.errors).toMatchObject([{ path: ['input', 'endsOn'], reason: 'OUT_OF_RANGE' }]);
    on('2026-08-01');
    const { payload } = await live(room, 'endArrangement', { ...later, endsOn: null }, employer);
    expect(payload?.errors).toMatchObject([{ code: 'STATE_CONFLICT', currentState: 'ENDED' }]);
    expect((await adopt(id, {}, liaison)).errors).toMatchObject([{ currentState: 'ENDED' }]);
  });

  it('does not end before its latest change', async () => {
    const { id } = await signedFramework(room, employer, '2026-06-01');
    on('2026-07-01');
    await lived(room, 'evaluateArrangement', { arrangementId: id, expectedRevision: 3 }, employer);
    on('2026-07-02');
    const input = { arrangementId: id, expectedRevision: 4, endsOn: '2026-06-30' };
    const { payload } = await live(room, 'endArrangement', input, employer);
    expect(payload?.errors).toMatchObject([{ path: ['input', 'endsOn'], reason: 'IN_THE_PAST' }]);
  });

  it('takes no signatories of a region that takes nothing over', async () => {
    const { id } = await signedFramework(room, employer);
    const signatories = [{ functionTitle: 'Manager', organisation: 'Desk' }];
    const { errors } = await adopt(id, { coverage: 'NOT_YET', signatories });
    expect(errors).toMatchObject([{ path: ['input', 'signatories'], reason: 'NOT_APPLICABLE' }]);
  });
});

import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, sensitive, type TestHub } from '@banenbrug/testkit';
import { candidates } from '../src';
import { seedContact } from './seed-desks';
import { noticesOf, type ReadIntroduction, seedSides, type Sides, type StepName, take } from './take-steps';

const steps: readonly (readonly [StepName, object])[] = [
  ['assignIntroduction', {}],
  ['recordCandidateAnswer', { answer: 'AGREES' }],
  ['setMeeting', { meetingAt: '2026-06-22T09:00:00Z' }],
  ['recordOutcome', { outcome: 'HIRED' }],
  ['closeIntroduction', {}],
  ['addIntroductionNotes', { notes: 'Call on Monday' }],
];

describe('an introduction', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let sides: Sides;

  const asked = async (): Promise<ReadIntroduction> => {
    const input = { profileId: await sides.profile() };
    const made = await take(subgraph, 'requestIntroduction', input, sides.employer);
    if (!made?.introduction) throw new Error('The introduction was not made.');
    return made.introduction;
  };
  /** Takes a step as whoever has it in hand, with the introduction as it was read last. */
  const next = async (
    { id, revision }: ReadIntroduction,
    step: StepName,
    input: object = {},
    caller: Caller = sides.desk.caller,
  ): Promise<ReadIntroduction> => {
    const taken = await take(
      subgraph,
      step,
      { introductionId: id, expectedRevision: revision, ...input },
      caller,
    );
    expect(taken?.errors).toEqual([]);
    if (!taken?.introduction) throw new Error(`The step ${step} was not taken.`);
    return taken.introduction;
  };
  const agreed = async () => next(await asked(), 'recordCandidateAnswer', { answer: 'AGREES' });
  const meeting = async (meetingAt = '2026-06-22T09:00:00Z') =>
    next(await agreed(), 'setMeeting', { meetingAt });
  const details = async (id: string, caller: Caller) => {
    const { data } = await ask<{
      introduction: { state: string; meetingAt: string | null; notes: string | null };
    }>(subgraph, 'query ($id: ID!) { introduction(id: $id) { state meetingAt notes } }', { id }, { caller });
    return data.introduction;
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
    sides = await seedSides(hub);
  });
  beforeEach(() => clock.set('2026-06-15T08:00:00Z'));
  afterAll(() => hub.close());

  it('goes from asked to an outcome; each step has its deadline and its turn, and the other side is told', async () => {
    const first = await asked();
    clock.set('2026-06-16T08:00:00Z');
    const yes = await next(first, 'recordCandidateAnswer', { answer: 'AGREES' });
    expect(yes).toMatchObject({ state: 'AGREED', waitingFor: 'DESK', dueOn: '2026-06-18', revision: 2 });
    expect(yes.answerDueOn).toBe(first.answerDueOn);
    const set = await next(yes, 'setMeeting', { meetingAt: '2026-06-19T22:30:00Z' }, sides.employer);
    // Half past midnight on Saturday the twentieth in the Netherlands.
    expect(set).toMatchObject({
      state: 'MEETING',
      waitingFor: 'EMPLOYER',
      dueOn: '2026-06-23',
      closedOn: null,
    });
    clock.set('2026-06-24T08:00:00Z');
    const moved = await next(set, 'setMeeting', { meetingAt: '2026-06-24T07:00:00Z' });
    expect(moved).toMatchObject({ state: 'MEETING', dueOn: '2026-06-26' });
    const done = await next(moved, 'recordOutcome', { outcome: 'TRIAL_PLACEMENT' }, sides.employer);
    expect(done).toMatchObject({
      state: 'DONE',
      outcome: 'TRIAL_PLACEMENT',
      waitingFor: null,
      dueOn: null,
      isOverdue: false,
      closedOn: '2026-06-24',
      revision: 5,
    });
    expect(await noticesOf(hub, done.id)).toEqual([
      'ASKED DESK',
      'ANSWERED EMPLOYER',
      'MEETING_SET DESK',
      'CLOSED DESK',
      'MEETING_SET EMPLOYER',
    ]);
  });

  it('tells the employer that the candidate declined, and has no place for a reason', async () => {
    const no = await next(await asked(), 'recordCandidateAnswer', { answer: 'DECLINES' });
    expect(no).toMatchObject({ state: 'DECLINED', closedOn: '2026-06-15', dueOn: null, waitingFor: null });
    const columns = await hub.sql<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'candidates' and table_name in ('introductions', 'introduction_meetings')`,
    );
    expect(columns.filter(({ name }) => /reason|remark|note|text|why/.test(name))).toEqual([]);
    expect((await details(no.id, sides.employer)).state).toBe('DECLINED');
  });

  it('is given to a contact of the desk who is there today, and to the function when that contact has left', async () => {
    const inCharge = await seedContact(hub, sides.desk.id, { validUntil: '2026-06-17' });
    const deputy = await seedContact(hub, sides.desk.id, { deputyOf: inCharge });
    const one = await next(await asked(), 'assignIntroduction', { contactId: inCharge.toUpperCase() });
    expect(one).toMatchObject({ assignedTo: { id: inCharge }, state: 'ASKED', dueOn: '2026-06-17' });
    const other = await next(one, 'assignIntroduction', { contactId: deputy });
    expect(other.assignedTo).toEqual({ id: deputy });
    const function_ = await next(other, 'assignIntroduction');
    expect(function_.assignedTo).toBeNull();
    const again = await next(function_, 'assignIntroduction', { contactId: inCharge });
    clock.set('2026-06-18T08:00:00Z');
    const later = await next(again, 'recordCandidateAnswer', { answer: 'AGREES' });
    expect(later.assignedTo).toBeNull();
  });

  it('is not given to a contact that nobody has, of another desk, or who is not there today', async () => {
    const elsewhere = await seedSides(hub);
    const { id } = await asked();
    const contacts = [
      randomUUID(),
      'contact',
      await seedContact(hub, elsewhere.desk.id),
      await seedContact(hub, sides.desk.id, { validFrom: '2025-01-01', validUntil: '2025-12-31' }),
      await seedContact(hub, sides.desk.id, { validFrom: '2027-01-01' }),
    ];
    for (const contactId of contacts) {
      const input = { introductionId: id, expectedRevision: 1, contactId };
      expect(await take(subgraph, 'assignIntroduction', input, sides.desk.caller)).toMatchObject({
        introduction: null,
        errors: [{ code: 'REFERENCE_UNKNOWN', path: ['input', 'contactId'] }],
      });
    }
  });

  it('has a meeting that lies neither in the past nor more than a year ahead', async () => {
    const { id, revision } = await agreed();
    for (const [meetingAt, code] of [
      ['2026-06-14T21:59:00Z', 'INVALID_VALUE'],
      ['2027-06-17T09:00:00Z', 'INVALID_VALUE'],
    ] as const) {
      const input = { introductionId: id, expectedRevision: revision, meetingAt };
      expect(await take(subgraph, 'setMeeting', input, sides.employer)).toMatchObject({
        introduction: null,
        errors: [{ code, path: ['input', 'meetingAt'] }],
      });
    }
  });

  it('has no outcome before the meeting', async () => {
    const set = await meeting('2026-06-15T09:00:00Z');
    const input = { introductionId: set.id, expectedRevision: set.revision, outcome: 'NO_MATCH' };
    expect(await take(subgraph, 'recordOutcome', input, sides.employer)).toMatchObject({
      introduction: { state: 'MEETING', revision: 3 },
      errors: [{ code: 'STATE_CONFLICT', currentState: 'BEFORE_MEETING' }],
    });
    clock.set('2026-06-15T09:00:00Z');
    expect(await next(set, 'recordOutcome', input, sides.employer)).toMatchObject({ outcome: 'NO_MATCH' });
  });

  it('shows both sides the meeting and the desk its notes, which add up or are replaced', async () => {
    const [first, second] = [
      sensitive('private text', 'Belt maandag terug'),
      sensitive('private text', 'Neem koffie mee'),
    ];
    const one = await next(await meeting(), 'addIntroductionNotes', { notes: first });
    const two = await next(one, 'addIntroductionNotes', { notes: second });
    const meetingAt = '2026-06-22T09:00:00.000Z';
    expect(await details(two.id, sides.desk.caller)).toEqual({
      state: 'MEETING',
      meetingAt,
      notes: `${first}\n${second}`,
    });
    expect(await details(two.id, sides.employer)).toEqual({ state: 'MEETING', meetingAt, notes: null });
    const three = await next(two, 'addIntroductionNotes', { notes: second, replaces: true });
    expect((await details(two.id, sides.desk.caller)).notes).toBe(second);
    await next(three, 'addIntroductionNotes', { notes: ' ', replaces: true });
    expect((await details(two.id, sides.desk.caller)).notes).toBeNull();
  });

  it('takes no notes that are blank, too long, together too long, or tell of a person’s health', async () => {
    let introduction = await asked();
    const refused = async (notes: string) => {
      const input = { introductionId: introduction.id, expectedRevision: introduction.revision, notes };
      const taken = await take(subgraph, 'addIntroductionNotes', input, sides.desk.caller);
      return taken?.errors.map(({ code, path }) => [code, path.join('.')]);
    };
    expect(await refused(' ')).toEqual([['INVALID_VALUE', 'input.notes']]);
    expect(await refused('x'.repeat(1001))).toEqual([['INVALID_VALUE', 'input.notes']]);
    expect(await refused('heeft autisme')).toEqual([['SENSITIVE_TEXT', 'input.notes']]);
    for (let count = 0; count < 3; count += 1) {
      introduction = await next(introduction, 'addIntroductionNotes', { notes: 'x'.repeat(1000) });
    }
    expect(await refused('x'.repeat(1000))).toEqual([['INVALID_VALUE', 'input.notes']]);
  });

  it('looks to its employer the same when its desk ended it as when the profile’s desk withdrew the profile', async () => {
    const set = await meeting();
    const closed = await next(set, 'closeIntroduction');
    expect(closed).toMatchObject({ state: 'CLOSED', dueOn: null, outcome: null, closedOn: '2026-06-15' });
    expect(await details(set.id, sides.employer)).toEqual({ state: 'CLOSED', meetingAt: null, notes: null });
    expect(await noticesOf(hub, set.id)).toContain('CLOSED EMPLOYER');
    const withdrawn = await next(await meeting(), 'closeIntroduction', {}, sides.employer);
    expect(withdrawn).toMatchObject({ ...closed, id: withdrawn.id });
    expect(await noticesOf(hub, withdrawn.id)).toContain('CLOSED DESK');
  });

  it.each(steps)(
    'cannot be changed by %s once it has ended, and shows how it stands',
    async (step, input) => {
      const closed = await next(await asked(), 'closeIntroduction');
      const change = { introductionId: closed.id, expectedRevision: closed.revision, ...input };
      expect(await take(subgraph, step, change, sides.desk.caller)).toMatchObject({
        introduction: { id: closed.id, state: 'CLOSED', revision: 2 },
        errors: [
          { code: 'STATE_CONFLICT', path: ['input', 'introductionId'], currentState: expect.any(String) },
        ],
      });
    },
  );

  it.each(steps)('does not exist to others who try %s', async (step, input) => {
    const { id } = await asked();
    const other = await seedSides(hub);
    const unknown = {
      introduction: null,
      errors: [expect.objectContaining({ code: 'REFERENCE_UNKNOWN', path: ['input', 'introductionId'] })],
    };
    const mayEmployersTry = ['setMeeting', 'recordOutcome', 'closeIntroduction'].includes(step);
    for (const introductionId of [id, randomUUID(), 'introduction']) {
      const change = { introductionId, expectedRevision: 1, ...input };
      expect(await take(subgraph, step, change, other.desk.caller)).toEqual(unknown);
      expect(await take(subgraph, step, change, other.employer)).toEqual(mayEmployersTry ? unknown : null);
    }
    for (const caller of [callers.liaison(), callers.admin(), callers.organiser(), callers.public]) {
      const change = { introductionId: id, expectedRevision: 1, ...input };
      expect(await take(subgraph, step, change, caller)).toBeNull();
    }
  });

  it.each(['assignIntroduction', 'recordCandidateAnswer', 'addIntroductionNotes'] as const)(
    'is not its employer’s to change by %s',
    async (step) => {
      const { id } = await asked();
      const input = Object.fromEntries(steps)[step];
      const change = { introductionId: id, expectedRevision: 1, ...input };
      expect(await take(subgraph, step, change, sides.employer)).toBeNull();
    },
  );

  it('leaves one audit line for each step, of its desk, without a word of what was written', async () => {
    const notes = sensitive('private text', 'Komt op de fiets');
    const noted = await next(await asked(), 'addIntroductionNotes', { notes });
    const given = await next(noted, 'assignIntroduction');
    const yes = await next(given, 'recordCandidateAnswer', { answer: 'AGREES' });
    const set = await next(yes, 'setMeeting', { meetingAt: '2026-06-15T07:00:00Z' }, sides.employer);
    await next(set, 'recordOutcome', { outcome: 'HIRED' });
    const lines = await hub.sql<{ action: string }>(
      `select action, desk_id = $2 as own, purpose from candidates.audit_entries where $1 = any(object_ids)`,
      [set.id, sides.desk.id],
    );
    expect(lines.map(({ action }) => action).sort()).toEqual([
      'addIntroductionNotes',
      'assignIntroduction',
      'recordCandidateAnswer',
      'recordOutcome',
      'requestIntroduction',
      'setMeeting',
    ]);
    expect(lines).toEqual(lines.map((line) => ({ ...line, own: true })));
    expect(JSON.stringify(lines)).not.toMatch(/fiets|HIRED|07:00/);
  });
});

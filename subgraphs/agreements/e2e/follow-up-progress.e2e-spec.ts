import { randomUUID } from 'node:crypto';
import { addDays, today } from '@banenbrug/service-common';
import { callers } from '@banenbrug/testkit';
import { type AgreementsRoom, openRoom, refusals } from './agreements-room';
import { leadIn, type Leading, recordResult, updateStatus } from './lead-follow-up';

describe('how a follow-up agreement goes on', () => {
  let room: AgreementsRoom;
  let leading: Leading;
  let day: string;

  beforeAll(async () => {
    room = await openRoom();
    leading = leadIn(room);
    day = today(room.clock);
  }, 60_000);
  afterAll(() => room.hub.close());

  const agreement: Leading['agreement'] = (seed) => leading.agreement(seed);
  const caller: Leading['caller'] = (role) => leading.caller(role);
  const tell: Leading['tell'] = (input, by) => leading.tell(input, by);
  const result: Leading['result'] = (input, by) => leading.result(input, by);
  const standing = async (id: string): Promise<{ status: string; statusOn: string | null }> => {
    const { data } = await room.ask<{ followUpAgreement: { status: string; statusOn: string | null } }>(
      'query ($id: ID!, $on: LocalDate!) { followUpAgreement(id: $id) { status statusOn(on: $on) } }',
      { id, on: today(room.clock) },
      callers.liaison(),
    );
    return data.followUpAgreement;
  };

  /** Which of these are in the list. */
  const listed = async (filter: object, among: readonly string[]): Promise<string[]> => {
    const { data } = await room.ask<{ followUpAgreements: { nodes: { id: string }[] } }>(
      'query ($filter: FollowUpFilter) { followUpAgreements(filter: $filter, first: 100) { nodes { id } } }',
      { filter },
      callers.liaison(),
    );
    return data.followUpAgreements.nodes.map(({ id }) => id).filter((id) => among.includes(id));
  };

  it.each([
    ['employer', 'EMPLOYER'],
    ['desk', 'REGION'],
    ['organiser', 'ORGANISER'],
    ['liaison', 'LIAISON'],
  ])(
    'lets the %s lead it on, also after the session, and notes the side and no person',
    async (name, side) => {
      const id = await agreement();
      const { followUpAgreement, errors } = await tell(
        {
          followUpAgreementId: id,
          expectedRevision: 1,
          status: 'IN_PROGRESS',
          note: ' We have met ',
          on: '2026-06-12',
        },
        caller(name),
      );
      expect(errors).toEqual([]);
      expect(followUpAgreement).toMatchObject({ status: 'IN_PROGRESS', revision: 2, lastUpdateOn: day });
      expect(followUpAgreement?.updates).toEqual([
        { status: 'OPEN', on: '2026-06-10', note: null, reason: null, notedBy: null },
        { status: 'IN_PROGRESS', on: '2026-06-12', note: 'We have met', reason: null, notedBy: side },
      ]);
    },
  );

  it.each([
    ['public', 'UNAUTHENTICATED'],
    ['admin', 'FORBIDDEN'],
  ])('is not for the %s', async (name, code) => {
    const id = await agreement();
    const status = { followUpAgreementId: id, expectedRevision: 1, status: 'DONE' };
    const told = {
      followUpAgreementId: id,
      expectedRevision: 1,
      isMeetingHeld: true,
      isArrangementSigned: false,
    };
    expect(refusals(await room.ask(updateStatus, { input: status }, caller(name)))).toEqual([
      `updateFollowUpStatus: ${code}`,
    ]);
    expect(refusals(await room.ask(recordResult, { input: told }, caller(name)))).toEqual([
      `recordFollowUpResult: ${code}`,
    ]);
  });

  it('is to others as if it were not there, and they leave nothing behind', async () => {
    const id = await agreement();
    const strangers = [
      callers.employer(room.employers[1].id),
      callers.desk(room.desks[1].id, [room.desks[1].region]),
      callers.organiser('another'),
    ];
    const before = await room.rows();
    const unknown = {
      followUpAgreement: null,
      errors: [{ __typename: 'ReferenceUnknown', path: ['input', 'followUpAgreementId'] }],
    };
    for (const stranger of strangers) {
      expect(await tell({ followUpAgreementId: id, expectedRevision: 1, status: 'DONE' }, stranger)).toEqual(
        unknown,
      );
      const told = {
        followUpAgreementId: id,
        expectedRevision: 1,
        isMeetingHeld: true,
        isArrangementSigned: false,
      };
      expect(await result(told, stranger)).toEqual(unknown);
    }
    for (const nobody of [randomUUID(), 'not an id']) {
      expect(await tell({ followUpAgreementId: nobody, expectedRevision: 1, status: 'DONE' })).toEqual(
        unknown,
      );
    }
    expect(await room.rows()).toEqual(before);
  });

  it('keeps a note that changes nothing as an update, and leaves it out of the history of statuses', async () => {
    const id = await agreement();
    const { followUpAgreement } = await tell(
      { followUpAgreementId: id, expectedRevision: 1, note: 'Appointment made' },
      caller('desk'),
    );
    expect(followUpAgreement?.updates).toHaveLength(2);
    expect(followUpAgreement?.['statusHistory']).toEqual([{ status: 'OPEN', since: '2026-06-10' }]);
  });

  it('refuses what the table of steps does not have, with the agreement as it is', async () => {
    const id = await agreement({ status: 'DONE' });
    const back = await tell(
      { followUpAgreementId: id, expectedRevision: 1, status: 'IN_PROGRESS' },
      caller('employer'),
    );
    expect(back).toMatchObject({
      followUpAgreement: { id, status: 'DONE', revision: 1 },
      errors: [{ __typename: 'StateConflict', path: ['input', 'status'], currentState: 'DONE' }],
    });
    expect(await tell({ followUpAgreementId: id, expectedRevision: 1, status: 'IN_PROGRESS' })).toMatchObject(
      { errors: [] },
    );
  });

  it('has what one side alone wrote confirmed by the other', async () => {
    const id = await agreement();
    const own = await tell(
      { followUpAgreementId: id, expectedRevision: 1, status: 'CONFIRMED' },
      caller('employer'),
    );
    expect(own.errors).toMatchObject([{ __typename: 'StateConflict', currentState: 'OPEN' }]);
    const other = await tell(
      { followUpAgreementId: id, expectedRevision: 1, status: 'CONFIRMED' },
      caller('desk'),
    );
    expect(other).toMatchObject({ followUpAgreement: { status: 'CONFIRMED' }, errors: [] });
  });

  it.each([
    [{}, 'note', 'REQUIRED'],
    [{ note: 'two\nlines' }, 'note', 'MALFORMED'],
    [{ note: 'x'.repeat(301) }, 'note', 'TOO_LONG'],
    [{ status: 'DROPPED' }, 'reason', 'REQUIRED'],
    [{ status: 'DONE', reason: 'NO_VACANCY' }, 'reason', 'NOT_APPLICABLE'],
    [{ status: 'DONE', on: '2026-06-16' }, 'on', 'IN_THE_FUTURE'],
    [{ status: 'DONE', on: '2026-06-09' }, 'on', 'END_BEFORE_START'],
  ])('refuses %j', async (input, field, reason) => {
    const id = await agreement();
    const { errors } = await tell({ followUpAgreementId: id, expectedRevision: 1, ...input });
    expect(errors).toEqual([{ __typename: 'InvalidValue', path: ['input', field], reason }]);
  });

  it('says why it was given up', async () => {
    const id = await agreement();
    const { followUpAgreement } = await tell({
      followUpAgreementId: id,
      expectedRevision: 1,
      status: 'DROPPED',
      reason: 'ORGANISATION_CHANGED',
    });
    expect(followUpAgreement?.updates.at(-1)).toMatchObject({
      status: 'DROPPED',
      reason: 'ORGANISATION_CHANGED',
    });
  });

  it('refuses whatever is said of an agreement that was withdrawn', async () => {
    const id = await agreement();
    await room.hub.sql(`update agreements.follow_up_agreements set withdrawn_on = $2 where id = $1`, [
      id,
      day,
    ]);
    const { errors } = await tell({ followUpAgreementId: id, expectedRevision: 1, status: 'DONE' });
    // Whether a withdrawn agreement is still seen by its parties is decided elsewhere; nobody leads it on.
    expect(errors).toHaveLength(1);
    expect(['StateConflict', 'ReferenceUnknown']).toContain(errors[0]?.__typename);
  });

  it('lets one of ten through who lead it on at once; the others get a conflict and what the first has left', async () => {
    const id = await agreement();
    const before = await room.rows();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        tell({
          followUpAgreementId: id,
          expectedRevision: 1,
          status: index % 2 ? 'DONE' : 'IN_PROGRESS',
          note: `Note ${index}`,
        }),
      ),
    );
    const [first, ...none] = answers.filter(({ errors }) => errors.length === 0);
    expect(none).toEqual([]);
    for (const { followUpAgreement, errors } of answers.filter((answer) => answer !== first)) {
      expect(errors).toMatchObject([
        { __typename: 'StateConflict', path: ['input', 'expectedRevision'], currentState: 'REVISION_2' },
      ]);
      expect(followUpAgreement).toEqual(first?.followUpAgreement);
    }
    const after = await room.rows();
    const added = (table: string): number => (after[table] ?? 0) - (before[table] ?? 0);
    expect(['follow_up_status_changes', 'audit_entries', 'session_events'].map(added)).toEqual([1, 1, 1]);
  });

  it('is SILENT when nobody has said anything for 60 days, and no longer from the day of a note', async () => {
    const id = await agreement({ recordedOn: addDays(day, -60) });
    const fresh = await agreement({ recordedOn: addDays(day, -59) });
    expect(await standing(id)).toEqual({ status: 'SILENT', statusOn: 'SILENT' });
    expect(await standing(fresh)).toEqual({ status: 'OPEN', statusOn: 'OPEN' });
    expect(await listed({ status: 'SILENT' }, [id, fresh])).toEqual([id]);
    expect(await listed({ status: 'OPEN' }, [id, fresh])).toEqual([fresh]);
    expect(await listed({ status: 'SILENT', asOf: addDays(day, -1) }, [id, fresh])).toEqual([]);
    expect(await listed({ status: 'SILENT', asOf: day }, [id, fresh])).toEqual([id]);
    const { followUpAgreement } = await tell({
      followUpAgreementId: id,
      expectedRevision: 1,
      note: 'They called back',
    });
    expect(followUpAgreement?.status).toBe('OPEN');
    expect(await standing(id)).toEqual({ status: 'OPEN', statusOn: 'OPEN' });
  });

  it('keeps the day of whatever changes the row, so that silence ends there and not before', async () => {
    const id = await agreement({ recordedOn: addDays(day, -100) });
    await room.hub.sql(
      `update agreements.follow_up_agreements set region_owner = 'Account manager', last_update_on = $2 where id = $1`,
      [id, addDays(day, -3)],
    );
    const { data } = await room.ask<{ followUpAgreement: Record<string, string> }>(
      `query ($id: ID!, $before: LocalDate!, $after: LocalDate!) { followUpAgreement(id: $id) {
        status before: statusOn(on: $before) after: statusOn(on: $after) } }`,
      { id, before: addDays(day, -4), after: addDays(day, -3) },
      callers.liaison(),
    );
    expect(data.followUpAgreement).toEqual({ status: 'OPEN', before: 'SILENT', after: 'OPEN' });
  });
});

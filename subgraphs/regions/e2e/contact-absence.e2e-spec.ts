import { randomUUID } from 'node:crypto';
import type { Caller, Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type FixedClock, fixedClock, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type SeededDesk, seedDesks } from './seed-desks';
import { answerOf, contactMutations, type WrittenContact, write } from './write-contacts';

const present = 'IN_CHARGE contact@example.nl';
const deputy = 'DEPUTY deputy@example.nl';
const nobody = 'DESK_ADDRESS desk@example.nl';

describe('an absence of a contact', () => {
  let hub: TestHub;
  let clock: FixedClock;
  let subgraph: Subgraph;
  let desks: SeededDesk[];

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    clock = fixedClock('2026-06-15T08:00:00Z');
    subgraph = await hub.subgraph('regions', { clock });
    desks = await seedDesks(hub, 20);
  }, 60_000);
  afterAll(() => hub.close());
  beforeEach(() => clock.set('2026-06-15T08:00:00Z'));

  const next = (): SeededDesk => {
    const desk = desks.shift();
    if (!desk) throw new Error('All desks that were seeded are used.');
    return desk;
  };
  const of = ({ id, region }: SeededDesk): Caller => callers.desk(id, [region]);
  const days = (from: string, until: string) => ({ from: `2026-${from}`, until: `2026-${until}` });
  const report = (desk: SeededDesk, period: object, more: object = {}): Promise<WrittenContact> =>
    write(subgraph, 'reportContactAbsence', { contactId: desk.contactId, ...period, ...more }, of(desk));
  const change = (desk: SeededDesk, absence: WrittenContact, input: object) =>
    write(subgraph, 'changeContactAbsence', { ...refer(absence), ...input }, of(desk));
  const withdraw = (desk: SeededDesk, absence: WrittenContact) =>
    write(subgraph, 'withdrawContactAbsence', refer(absence), of(desk));
  const refer = ({ thing }: WrittenContact) => ({
    absenceId: thing?.id,
    expectedRevision: thing?.['revision'],
  });
  const on = (desk: SeededDesk, ...list: string[]) =>
    Promise.all(list.map((day) => answerOf(subgraph, desk.id, `2026-${day}`)));
  const deputyOf = async ({ contactId }: SeededDesk): Promise<string> => {
    const [row] = await hub.sql<{ id: string }>('select id from regions.desk_contacts where deputy_of = $1', [
      contactId,
    ]);
    return row?.id ?? '';
  };

  it('lets the deputy answer from its first to its last day, and nobody else before and after', async () => {
    const desk = next();
    const { thing, refusals } = await report(desk, days('07-01', '07-14'));
    expect(refusals).toEqual([]);
    expect(thing).toMatchObject({ ...days('07-01', '07-14'), revision: 1, contact: { id: desk.contactId } });
    expect(await on(desk, '06-30', '07-01', '07-14', '07-15')).toEqual([present, deputy, deputy, present]);
  });

  it('of both leaves the desk’s own address, which says so', async () => {
    const desk = next();
    await report(desk, days('07-01', '07-14'));
    await report(desk, days('07-10', '07-20'), { contactId: await deputyOf(desk) });
    expect(await on(desk, '07-09', '07-10', '07-14', '07-15')).toEqual([deputy, nobody, nobody, present]);
  });

  it('can be moved while it is not over, but for a first day that has passed', async () => {
    const desk = next();
    const reported = await report(desk, days('06-20', '06-25'));
    const moved = await change(desk, reported, days('06-18', '06-22'));
    expect(moved.thing).toMatchObject({ ...days('06-18', '06-22'), revision: 2 });
    clock.set('2026-06-20T08:00:00Z');
    expect((await change(desk, moved, days('06-19', '06-22'))).refusals).toEqual([
      ['INVALID_VALUE', 'from', 'IN_THE_PAST'],
    ]);
    expect((await change(desk, moved, days('06-18', '06-19'))).refusals).toEqual([
      ['INVALID_VALUE', 'until', 'IN_THE_PAST'],
    ]);
    const longer = await change(desk, moved, days('06-18', '07-03'));
    expect(longer.thing).toMatchObject({ ...days('06-18', '07-03'), revision: 3 });
    expect(await on(desk, '06-18', '07-03', '07-04')).toEqual([deputy, deputy, present]);
    clock.set('2026-07-04T08:00:00Z');
    for (const late of [await change(desk, longer, days('06-18', '07-09')), await withdraw(desk, longer)]) {
      expect(late.refusals).toEqual([['STATE_CONFLICT', 'absenceId', 'OVER']]);
    }
  });

  it('that is withdrawn never was when it has not begun, and else ended yesterday', async () => {
    const desk = next();
    const later = await report(desk, days('07-01', '07-14'));
    expect((await withdraw(desk, later)).thing).toMatchObject({ id: desk.contactId });
    expect(await on(desk, '07-01')).toEqual([present]);
    expect((await withdraw(desk, later)).refusals).toEqual([['REFERENCE_UNKNOWN', 'absenceId']]);
    const now = await report(desk, days('06-15', '06-25'));
    clock.set('2026-06-18T08:00:00Z');
    expect((await withdraw(desk, now)).refusals).toEqual([]);
    expect(await on(desk, '06-15', '06-17', '06-18', '06-25')).toEqual([deputy, deputy, present, present]);
  });

  it.each<[string, object, string[]]>([
    ['that began yesterday', days('06-14', '06-20'), ['INVALID_VALUE', 'from', 'IN_THE_PAST']],
    ['that ends before it begins', days('06-20', '06-19'), ['INVALID_VALUE', 'until', 'END_BEFORE_START']],
    ['of a contact that nobody has', { contactId: randomUUID() }, ['REFERENCE_UNKNOWN', 'contactId']],
    ['of a malformed id', { contactId: 'contact' }, ['REFERENCE_UNKNOWN', 'contactId']],
  ])('is refused %s', async (_, input, refusal) => {
    const desk = next();
    expect((await report(desk, days('06-20', '06-21'), input)).refusals).toEqual([refusal]);
  });

  it('is refused of another desk, of who is not there then, and twice for one day', async () => {
    const [desk, other] = [next(), next()];
    expect((await report(desk, days('07-01', '07-02'), { contactId: other.contactId })).refusals).toEqual([
      ['REFERENCE_UNKNOWN', 'contactId'],
    ]);
    await hub.sql(`update regions.desk_contacts set valid_until = '2026-07-31' where desk_id = $1`, [
      desk.id,
    ]);
    expect((await report(desk, days('08-01', '08-02'))).refusals).toEqual([
      ['INVALID_VALUE', 'from', 'NOT_APPLICABLE'],
    ]);
    const first = await report(desk, days('07-01', '07-10'));
    expect((await report(desk, days('07-10', '07-12'))).refusals).toEqual([
      ['STATE_CONFLICT', 'from', 'AWAY_THEN'],
    ]);
    const second = await report(desk, days('07-11', '07-12'));
    expect((await change(desk, second, days('07-10', '07-12'))).refusals).toEqual([
      ['STATE_CONFLICT', 'from', 'AWAY_THEN'],
    ]);
    expect((await change(other, first, days('07-01', '07-09'))).refusals).toEqual([
      ['REFERENCE_UNKNOWN', 'absenceId'],
    ]);
    expect((await withdraw(other, first)).refusals).toEqual([['REFERENCE_UNKNOWN', 'absenceId']]);
  });

  it('is reported once for a key, by one of two who do it at once, and changed by one of several', async () => {
    const desk = next();
    const keyed = await Promise.all(
      [1, 2, 3].map(() => report(desk, days('07-01', '07-02'), { idempotencyKey: 'once' })),
    );
    expect(new Set(keyed.map(({ thing }) => thing?.id)).size).toBe(1);
    const twice = await Promise.all([1, 2].map(() => report(desk, days('08-01', '08-02'))));
    expect(twice.map(({ refusals }) => refusals.flat().at(-1) ?? 'done').toSorted()).toEqual([
      'AWAY_THEN',
      'done',
    ]);
    const [reported] = twice.filter(({ thing }) => thing);
    if (!reported) throw new Error('Nobody reported it.');
    const changes = await Promise.all(
      ['08-03', '08-04', '08-05'].map((until) => change(desk, reported, days('08-01', until))),
    );
    expect(changes.map(({ refusals }) => refusals.flat().at(-1) ?? 'done').toSorted()).toEqual([
      'REVISION_2',
      'REVISION_2',
      'done',
    ]);
  });

  it('and a hand-over at once leave one answer for each day', async () => {
    const desk = next();
    const [away, named] = await Promise.all([
      report(desk, days('07-05', '07-20')),
      write(
        subgraph,
        'nameDeskContact',
        {
          deskId: desk.id,
          validFrom: '2026-07-01',
          contact: { functionTitle: 'Account manager', emailAddress: 'new@example.nl' },
        },
        of(desk),
      ),
    ]);
    expect(named.refusals).toEqual([]);
    // Whoever is first: the former contact is not there any more on the days in question.
    expect([[], ['INVALID_VALUE', 'from', 'NOT_APPLICABLE']]).toContainEqual(away.refusals.flat());
    expect(await on(desk, '06-30', '07-04', '07-05')).toEqual([
      present,
      'IN_CHARGE new@example.nl',
      'IN_CHARGE new@example.nl',
    ]);
  });

  it('is told to the desk, LIAISON and ADMIN alone, from today on, and nowhere is a reason', async () => {
    const desk = next();
    await report(desk, days('06-15', '06-16'));
    await report(desk, days('07-01', '07-02'));
    clock.set('2026-06-17T08:00:00Z');
    const asked = async (caller: Caller) => {
      const { data, errors } = await ask<{ desk: { contacts: { absences: object[] | null }[] } }>(
        subgraph,
        'query ($id: ID!) { desk(id: $id) { contacts { absences { from until } } } }',
        { id: desk.id },
        { caller },
      );
      return [data.desk.contacts.map(({ absences }) => absences), errors.length];
    };
    for (const caller of [of(desk), callers.liaison(), callers.admin()]) {
      expect(await asked(caller)).toEqual([[[days('07-01', '07-02')], []], 0]);
    }
    for (const caller of [of(next()), callers.employer(randomUUID()), callers.organiser(), callers.public]) {
      expect(await asked(caller)).toEqual([[null, null], 2]);
    }
    const columns = await hub.sql<{ column_name: string }>(
      `select column_name from information_schema.columns
       where table_schema = 'regions' and table_name = 'contact_absences' order by 1`,
    );
    expect(columns.map((column) => column.column_name)).toEqual([
      'away_from',
      'away_until',
      'contact_id',
      'id',
      'revision',
    ]);
  });

  it('is written by the desk, LIAISON and ADMIN alone, as are contacts, with one audit line each', async () => {
    const desk = next();
    for (const [caller, code] of [
      [callers.employer(randomUUID()), 'FORBIDDEN'],
      [callers.organiser(), 'FORBIDDEN'],
      [callers.public, 'UNAUTHENTICATED'],
    ] as const) {
      for (const mutation of contactMutations) {
        const input = { ...inputs(desk)[mutation] };
        expect((await write(subgraph, mutation, input, caller)).codes).toEqual([code]);
      }
    }
    const reported = await write(
      subgraph,
      'reportContactAbsence',
      inputs(desk).reportContactAbsence,
      callers.liaison(),
    );
    await write(
      subgraph,
      'changeContactAbsence',
      { ...refer(reported), ...days('07-01', '07-03') },
      callers.admin(),
    );
    await write(
      subgraph,
      'withdrawContactAbsence',
      { absenceId: reported.thing?.id, expectedRevision: 2 },
      of(desk),
    );
    const lines = await hub.sql(
      `select action, role, desk_id = $1 as own from regions.audit_entries where $2 = any(object_ids) order by at, action`,
      [desk.id, desk.contactId],
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        { action: 'reportContactAbsence', role: 'LIAISON', own: true },
        { action: 'changeContactAbsence', role: 'ADMIN', own: true },
        { action: 'withdrawContactAbsence', role: 'DESK', own: true },
      ]),
    );
    expect(lines).toHaveLength(3);
  });

  const inputs = (desk: SeededDesk) => ({
    nameDeskContact: {
      deskId: desk.id,
      validFrom: '2026-07-01',
      contact: { functionTitle: 'Account manager', emailAddress: 'new@example.nl' },
    },
    verifyDeskContact: { contactId: desk.contactId },
    reportContactAbsence: { contactId: desk.contactId, ...days('07-01', '07-02') },
    changeContactAbsence: { absenceId: randomUUID(), expectedRevision: 1, ...days('07-01', '07-02') },
    withdrawContactAbsence: { absenceId: randomUUID(), expectedRevision: 1 },
  });
});

import type { Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, type TestHub } from '@banenbrug/testkit';
import { regions } from '../src';
import { type SeededDesk, seedDesks } from './seed-desks';
import { answerOf, write } from './write-contacts';

const present = 'IN_CHARGE contact@example.nl';

describe('a contact for topics', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let desks: SeededDesk[];

  beforeAll(async () => {
    hub = await createTestHub([regions]);
    subgraph = await hub.subgraph('regions');
    desks = await seedDesks(hub, 8);
  }, 60_000);
  afterAll(() => hub.close());

  const next = (): SeededDesk => {
    const desk = desks.shift();
    if (!desk) throw new Error('All desks that were seeded are used.');
    return desk;
  };
  const name = ({ id }: SeededDesk, topics: string[] | null, address: string, more: object = {}) =>
    write(
      subgraph,
      'nameDeskContact',
      {
        deskId: id,
        validFrom: '2026-07-01',
        topics,
        contact: { functionTitle: 'Specialist', emailAddress: `${address}@example.nl` },
        ...more,
      },
      callers.liaison(),
    );
  const on = (desk: SeededDesk, day: string, topic: string | null) =>
    answerOf(subgraph, desk.id, `2026-${day}`, topic);

  it('answers for them from its day on, and for nothing else', async () => {
    const desk = next();
    const { thing } = await name(desk, ['INSTRUMENTS', 'WAGE_COST_SUBSIDY', 'INSTRUMENTS'], 'schemes');
    expect(thing).toMatchObject({ validFrom: '2026-07-01', validUntil: null });
    expect(await on(desk, '06-30', 'INSTRUMENTS')).toBe(present);
    expect(await on(desk, '07-01', 'INSTRUMENTS')).toBe('TOPIC schemes@example.nl');
    expect(await on(desk, '07-01', 'WAGE_COST_SUBSIDY')).toBe('TOPIC schemes@example.nl');
    expect(await on(desk, '07-01', 'VACANCIES')).toBe(present);
    expect(await on(desk, '07-01', null)).toBe(present);
    const { data } = await ask<{ desk: { contacts: { topics: string[] }[] } }>(
      subgraph,
      'query ($id: ID!) { desk(id: $id) { contacts(on: "2026-07-01") { topics(on: "2026-07-01") } } }',
      { id: desk.id },
      { caller: callers.public },
    );
    expect(data.desk.contacts.map(({ topics }) => topics)).toEqual([
      [],
      [],
      ['INSTRUMENTS', 'WAGE_COST_SUBSIDY'],
    ]);
  });

  it('has a deputy of its own, and behind both of them stands who is in charge', async () => {
    const desk = next();
    const { thing } = await name(desk, ['VACANCIES'], 'recruiter', {
      deputy: { functionTitle: 'Second', emailAddress: 'second@example.nl' },
    });
    const [deputy] = await hub.sql<{ id: string }>(
      'select id from regions.desk_contacts where deputy_of = $1',
      [thing?.id],
    );
    for (const [contactId, until] of [
      [thing?.id, '2026-07-20'],
      [deputy?.id, '2026-07-15'],
    ]) {
      await write(
        subgraph,
        'reportContactAbsence',
        { contactId, from: '2026-07-10', until },
        callers.liaison(),
      );
    }
    expect(await on(desk, '07-09', 'VACANCIES')).toBe('TOPIC recruiter@example.nl');
    expect(await on(desk, '07-10', 'VACANCIES')).toBe(present);
    expect(await on(desk, '07-16', 'VACANCIES')).toBe('TOPIC_DEPUTY second@example.nl');
  });

  it('hands over one topic of several and goes on with the others; the last one ends it, and its deputy', async () => {
    const desk = next();
    const deputy = { functionTitle: 'Second', emailAddress: 'second@example.nl' };
    const { thing } = await name(desk, ['VACANCIES', 'CANDIDATES'], 'first', { deputy });
    await name(desk, ['CANDIDATES'], 'next', { validFrom: '2026-08-01' });
    expect(await on(desk, '07-31', 'CANDIDATES')).toBe('TOPIC first@example.nl');
    expect(await on(desk, '08-01', 'CANDIDATES')).toBe('TOPIC next@example.nl');
    expect(await on(desk, '08-01', 'VACANCIES')).toBe('TOPIC first@example.nl');
    await name(desk, ['VACANCIES'], 'last', { validFrom: '2026-09-01' });
    expect(await on(desk, '08-31', 'VACANCIES')).toBe('TOPIC first@example.nl');
    expect(await on(desk, '09-01', 'VACANCIES')).toBe('TOPIC last@example.nl');
    const ended = await hub.sql(
      `select valid_until::text as until from regions.desk_contacts where id = $1 or deputy_of = $1`,
      [thing?.id],
    );
    expect(ended).toEqual([{ until: '2026-08-31' }, { until: '2026-08-31' }]);
  });

  it('that was named for later keeps its day, also when another is named before it', async () => {
    const desk = next();
    await name(desk, ['PLACEMENTS'], 'later', { validFrom: '2026-09-01' });
    await name(desk, ['PLACEMENTS', 'SICK_LEAVE'], 'sooner');
    expect(await on(desk, '08-31', 'PLACEMENTS')).toBe('TOPIC sooner@example.nl');
    expect(await on(desk, '09-01', 'PLACEMENTS')).toBe('TOPIC later@example.nl');
    expect(await on(desk, '09-01', 'SICK_LEAVE')).toBe('TOPIC sooner@example.nl');
    expect((await name(desk, ['SICK_LEAVE', 'PLACEMENTS'], 'same', {})).refusals).toEqual([
      ['STATE_CONFLICT', 'validFrom', 'NAMED_FROM_THAT_DAY'],
    ]);
  });

  it('is one for a topic, of several named at once for the same day', async () => {
    const desk = next();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((address) => name(desk, ['ADMINISTRATION', 'VACANCIES'], address)),
    );
    expect(answers.map(({ refusals }) => refusals.flat().at(-1) ?? 'done').toSorted()).toEqual([
      'NAMED_FROM_THAT_DAY',
      'NAMED_FROM_THAT_DAY',
      'done',
    ]);
  });

  it('and one in charge who are named at once do not end each other', async () => {
    const desk = next();
    const both = await Promise.all([name(desk, ['VACANCIES'], 'topic'), name(desk, null, 'charge')]);
    expect(both.map(({ refusals }) => refusals)).toEqual([[], []]);
    expect(await on(desk, '07-01', 'VACANCIES')).toBe('TOPIC topic@example.nl');
    expect(await on(desk, '07-01', null)).toBe('IN_CHARGE charge@example.nl');
  });

  it('cannot be two of a desk on a day, whatever writes', async () => {
    const desk = next();
    const { thing } = await name(desk, ['ARRANGEMENTS'], 'one');
    await expect(
      hub.sql(
        `insert into regions.desk_contact_topics
         select c.id, c.desk_id, 'ARRANGEMENTS', '2026-12-01', null from regions.desk_contacts c
         where c.desk_id = $1 and c.id <> $2 limit 1`,
        [desk.id, thing?.id],
      ),
    ).rejects.toThrow('ex_desk_contact_topics_one');
  });

  it('is no contact in charge to others, but one to whom work can be given', async () => {
    const desk = next();
    const { thing } = await name(desk, ['CANDIDATES'], 'recruiter');
    const of = (view: string) => hub.sql(`select id from regions.${view} where id = $1`, [thing?.id]);
    expect(await of('published_contact')).toEqual([]);
    expect(await of('published_topic_contact')).toEqual([{ id: thing?.id }]);
  });
});

import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import type { Caller, ReadyMail } from '@banenbrug/service-common';
import { callers, createTestHub, type JobRunners, openJobRunners, type TestHub } from '@banenbrug/testkit';
import { agreements } from '../src';
import { type AgreementsRoom, everyRole, openRoom, refusals } from './agreements-room';
import { seedFollowUp } from './seed-agreements';
import { type SeededDesk, type SeededEmployer, seedParties } from './seed-parties';

describe('reminders of follow-up agreements', () => {
  let hub: TestHub;
  let jobs: JobRunners;
  let desks: SeededDesk[];
  let parties: SeededEmployer[];

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, agreements]);
    jobs = await openJobRunners(hub, agreements);
    ({ desks, employers: parties } = await seedParties(hub, 3));
  }, 60_000);
  afterAll(async () => {
    await jobs.close();
    await hub.close();
  });
  beforeEach(async () => {
    jobs.clock.set('2026-06-15T08:00:00Z');
    jobs.sent.length = 0;
    await hub.sql(
      `truncate agreements.follow_up_agreements, agreements.outgoing_mails, agreements.follow_up_reminders_off cascade`,
    );
    await hub.sql('update regions.desks set closed_on = null, succeeded_by = null');
    await hub.sql('update employers.employers set closed_on = null');
  });

  const at = <Row>(rows: readonly Row[], index: number): Row => {
    const row = rows[index];
    if (row === undefined) throw new Error('There are three.');
    return row;
  };

  /** An agreement of the first employer and the first desk's region, with somebody who sees to it on both sides. */
  async function followUp(
    dueOn: string | null,
    { owners = true, ...change }: Partial<Parameters<typeof seedFollowUp>[1]> & { owners?: boolean } = {},
  ): Promise<string> {
    const id = await seedFollowUp(hub, {
      employerId: at(parties, 0).id,
      regions: [at(desks, 0).region],
      ...change,
    });
    const owner = owners ? 'Account manager' : null;
    await hub.sql(
      `update agreements.follow_up_agreements set due_on = $2, employer_owner = $3, region_owner = $3 where id = $1`,
      [id, dueOn, owner],
    );
    return id;
  }
  const remind = (replica: 0 | 1 = 0) => jobs.run('reminders', { replica });
  const told = async (): Promise<string[]> =>
    (await jobs.mails()).map(({ recipientKind, recipientId }) => `${recipientKind} ${recipientId}`).sort();
  const ofFirst = (): string[] => [`DESK ${at(desks, 0).id}`, `EMPLOYER ${at(parties, 0).id}`];

  it.each([
    ['is due in seven days', '2026-06-22', {}, true],
    ['is due later', '2026-06-23', {}, false],
    ['is overdue', '2026-01-01', {}, true],
    ['has no day', null, {}, false],
    ['has nobody who sees to it', null, { owners: false }, true],
    ['is done', '2026-06-16', { status: 'DONE' }, false],
    ['was given up', '2026-06-16', { status: 'DROPPED' }, false],
    ['is silent', '2026-06-16', { recordedOn: '2026-03-01' }, true],
  ])('tell both sides of one that %s, or not', async (_, dueOn, change, isTold) => {
    await followUp(dueOn, change);
    await remind();
    expect(await told()).toEqual(isTold ? ofFirst() : []);
  });

  it('tell nobody of one that was withdrawn', async () => {
    const id = await followUp('2026-06-16');
    await hub.sql(`update agreements.follow_up_agreements set withdrawn_on = '2026-06-12' where id = $1`, [
      id,
    ]);
    await remind();
    expect(await told()).toEqual([]);
  });

  it.each([
    ['tell nobody of one with an employer that has closed', '2026-06-15', false],
    ['still tell of one with an employer that closes tomorrow', '2026-06-16', true],
  ])('%s', async (_, closedOn, isTold) => {
    await followUp('2026-06-16');
    await hub.sql('update employers.employers set closed_on = $2 where id = $1', [
      at(parties, 0).id,
      closedOn,
    ]);
    await remind();
    expect(await told()).toEqual(isTold ? ofFirst() : []);
  });

  it('tell a side of what lacks its own owner only', async () => {
    const id = await followUp(null);
    await hub.sql('update agreements.follow_up_agreements set region_owner = null where id = $1', [id]);
    await remind();
    expect(await told()).toEqual([`DESK ${at(desks, 0).id}`]);
  });

  it('are one mail for all of a party’s agreements, with those of nobody else, and come once a week', async () => {
    await followUp('2026-06-16');
    await followUp('2026-06-10', {
      category: 'PLACEMENTS',
      regions: [at(desks, 0).region, at(desks, 1).region],
    });
    await followUp('2026-06-17', { category: 'WORK_VISIT', employerId: at(parties, 1).id });
    await remind();
    await remind();
    jobs.clock.set('2026-06-19T08:00:00Z');
    await remind();
    expect(await told()).toEqual(
      [...ofFirst(), `DESK ${at(desks, 1).id}`, `EMPLOYER ${at(parties, 1).id}`].sort(),
    );
    const mails = await jobs.mails();
    const bodyOf = (id: string): string => mails.find(({ recipientId }) => recipientId === id)?.body ?? '';
    expect(bodyOf(at(parties, 0).id)).toContain('plaatsingen');
    expect(bodyOf(at(parties, 0).id)).not.toContain('werkbezoek');
    expect(bodyOf(at(desks, 0).id)).toMatch(
      /2026-06-10: plaatsingen, Employer 01 \(verstreken\)\n- 2026-06-16: .*\n- 2026-06-17: werkbezoek, Employer 02/,
    );
    expect(bodyOf(at(desks, 1).id)).not.toContain('werkbezoek');
    expect(mails.map(({ body }) => body).join()).not.toContain('We will meet');
    jobs.clock.set('2026-06-20T08:00:00Z');
    await remind();
    expect(await told()).toHaveLength(4);
    jobs.clock.set('2026-06-22T08:00:00Z');
    await remind();
    expect(await told()).toHaveLength(8);
  });

  it('do not go to an organisation that has switched them off', async () => {
    await followUp('2026-06-16');
    await hub.sql(`insert into agreements.follow_up_reminders_off values ('DESK', $1, '2026-06-01')`, [
      at(desks, 0).id,
    ]);
    await remind();
    expect(await told()).toEqual([`EMPLOYER ${at(parties, 0).id}`]);
  });

  it('say in a dry run how many there would be, and queue none', async () => {
    await followUp('2026-06-16');
    expect(await jobs.run('reminders', { isDryRun: true })).toMatchObject([{ count: 2 }]);
    expect(await told()).toEqual([]);
  });

  it('come once each when two processes look at once, of more parties than go into one transaction', async () => {
    await hub.sql(
      `with made as (
         insert into employers.employers (id, name, kvk_number, sector, registered_on)
         select gen_random_uuid(), 'Many ' || n, (70000000 + n)::text, 'MARKET', '2026-01-01'
         from generate_series(1, 250) n returning id
       )
       insert into agreements.follow_up_agreements (id, employer_id, region_codes, category, status, due_on,
         is_written_by_employer, is_written_by_region, recorded_on, last_update_on)
       select gen_random_uuid(), made.id, array[$1], 'OTHER', 'OPEN', '2026-06-16', true, false, '2026-06-01', '2026-06-01'
       from made`,
      [at(desks, 2).region],
    );
    const results = await Promise.all([remind(0), remind(1)]);
    const [rest] = await remind();
    const counted = results.map(([result]) => result?.count ?? 0);
    expect((counted[0] ?? 0) + (counted[1] ?? 0) + (rest?.count ?? 0)).toBe(251);
    expect(new Set(await told()).size).toBe(251);
    const desk = (await jobs.mails()).find(({ recipientKind }) => recipientKind === 'DESK');
    expect(desk?.body).toContain('En nog 230.');
  });

  it('leave once each when two processes send at once, to the address of today', async () => {
    await followUp('2026-06-16');
    await remind();
    await Promise.all([jobs.run('mail', { replica: 0 }), jobs.run('mail', { replica: 1 })]);
    expect(jobs.sent.map(({ to }) => to).sort()).toEqual(['contact@example.nl', 'work@example.nl']);
    expect(new Set(jobs.sent.map(({ messageId }) => messageId)).size).toBe(2);
  });

  it('leave again under the same Message-ID when a process dies between sending and noting it', async () => {
    const id = await followUp(null);
    await hub.sql('update agreements.follow_up_agreements set employer_owner = null where id = $1', [id]);
    await remind();
    const sentBefore: string[] = [];
    let die: (reason: Error) => void = () => {};
    // The mail is out, and its process does nothing more.
    const transport = {
      send: ({ messageId }: ReadyMail) =>
        new Promise<void>((_, reject) => {
          sentBefore.push(messageId);
          die = reject;
          isOut();
        }),
      close() {},
    };
    let isOut = (): void => {};
    const out = new Promise<void>((resolve) => {
      isOut = resolve;
    });
    const job = agreements.jobs?.find(({ name }) => name === 'mail');
    const dying = job?.run(
      { ...jobs.runtime(), mail: { from: 'hub@example.nl', publicUrl: null, transport } },
      { isDryRun: false },
    );
    await out;
    await jobs.run('mail', { replica: 1 });
    expect(jobs.sent).toEqual([]);
    jobs.clock.set('2026-06-15T08:11:00Z');
    await jobs.run('mail', { replica: 1 });
    expect(jobs.sent.map(({ messageId }) => messageId)).toEqual(sentBefore);
    die(new Error('killed'));
    await dying;
    expect(await jobs.mails()).toMatchObject([{ state: 'SENT' }]);
  });

  it('of a desk that has closed meanwhile reach its successor', async () => {
    await followUp('2026-06-16');
    await remind();
    await hub.sql(`update regions.desks set closed_on = '2026-01-02', succeeded_by = $2 where id = $1`, [
      at(desks, 0).id,
      at(desks, 1).id,
    ]);
    await hub.sql(
      `update regions.desk_contacts set email_address = 'successor@example.nl' where desk_id = $1`,
      [at(desks, 1).id],
    );
    await jobs.run('mail');
    expect(jobs.sent.map(({ to }) => to)).toContain('successor@example.nl');
  });

  it('keep tickets and feeds no longer than is said', async () => {
    const row = (table: string, at: string, more = '') =>
      hub.sql(
        `insert into agreements.${table} values (gen_random_uuid(), gen_random_uuid()::text, 'LIAISON', 'somebody', null,
           null, '{}', ${more})`,
        [at],
      );
    const ticket = `null, 'CSV', 'en', 'COMMA', 0, $1::timestamptz - interval '15 minutes', $1`;
    const feed = `'en', '2026-01-01', '2027-01-01', $1, null`;
    await row('follow_up_exports', '2026-06-14T07:00:00Z', ticket);
    await row('follow_up_exports', '2026-06-14T09:00:00Z', ticket);
    await row('calendar_feeds', '2026-05-16T07:00:00Z', feed);
    await row('calendar_feeds', '2026-05-16T09:00:00Z', feed);
    expect(await jobs.run('old-tickets', { isDryRun: true })).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect(await jobs.run('old-tickets')).toMatchObject([{ count: 1 }, { count: 1 }]);
    expect(await jobs.run('old-tickets')).toMatchObject([{ count: 0 }, { count: 0 }]);
  });
});

describe('the setting of reminders', () => {
  const query = '{ followUpReminders { isOn offSince } }';
  const mutation = `mutation ($input: SetFollowUpRemindersInput!) {
    setFollowUpReminders(input: $input) { reminders { isOn offSince } errors { __typename } }
  }`;
  let room: AgreementsRoom;
  beforeAll(async () => {
    room = await openRoom();
  }, 60_000);
  afterAll(() => room.hub.close());

  const set = (isOn: boolean, caller: Caller) => room.ask(mutation, { input: { isOn } }, caller);
  const off = { isOn: false, offSince: '2026-06-15' };
  const on = { isOn: true, offSince: null };

  it('is on until the organisation switches it off, and off since that day', async () => {
    const { employer, desk } = everyRole(room);
    if (!employer || !desk) throw new Error('Every role is there.');
    expect((await room.ask(query, {}, employer)).data).toEqual({ followUpReminders: on });
    const payload = (reminders: object) => ({ setFollowUpReminders: { reminders, errors: [] } });
    expect((await set(false, employer)).data).toEqual(payload(off));
    room.clock.set('2026-06-17T08:00:00Z');
    expect((await set(false, { ...employer, subject: 'a colleague' })).data).toEqual(payload(off));
    expect((await room.ask(query, {}, desk)).data).toEqual({ followUpReminders: on });
    expect((await room.ask(query, {}, callers.employer(room.employers[1].id))).data).toEqual({
      followUpReminders: on,
    });
    expect((await set(true, employer)).data).toEqual(payload(on));
    expect((await set(true, employer)).data).toEqual(payload(on));
  });

  it('is for employers and desks', async () => {
    for (const [role, caller] of Object.entries(everyRole(room))) {
      const isAllowed = ['employer', 'desk'].includes(role);
      const code = role === 'public' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      expect(refusals(await set(true, caller))).toEqual(isAllowed ? [] : [`setFollowUpReminders: ${code}`]);
      expect(refusals(await room.ask(query, {}, caller))).toEqual(
        isAllowed ? [] : [`followUpReminders: ${code}`],
      );
    }
  });
});

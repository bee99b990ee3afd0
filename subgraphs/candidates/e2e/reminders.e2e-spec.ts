import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import type { Introduction } from '../src';
import { candidates } from '../src';
import { type JobRunners, openJobRunners } from './run-jobs';
import { seedDesk, type SeededDesk } from './seed-desks';
import { seedIntroduction } from './seed-introductions';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';
import { seedEmployer } from './seed-vacancies';

describe('reminders', () => {
  let hub: TestHub;
  let jobs: JobRunners;
  let desk: SeededDesk;
  let poolId: string;

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    jobs = await openJobRunners(hub);
    desk = await seedDesk(hub, ['AM06']);
    poolId = await seedPool(hub, desk.id, 'AM06');
  });
  afterAll(async () => {
    await jobs.close();
    await hub.close();
  });
  beforeEach(async () => {
    await hub.sql(
      `truncate candidates.outgoing_mails, candidates.introductions, candidates.introduction_private,
         candidates.introduction_meetings, candidates.notification_preferences`,
    );
    jobs.clock.set('2026-06-15T08:00:00Z');
  });

  async function introduce(dueOn: string, change: Partial<Introduction> = {}): Promise<string> {
    const profile = profileOf({ poolId, deskId: desk.id, regionCode: 'AM06' });
    await seedProfiles(hub, [profile]);
    const employerId = await seedEmployer(hub);
    return seedIntroduction(hub, { profileId: profile.id, deskId: desk.id, employerId, dueOn, ...change });
  }
  const told = async () =>
    (await jobs.mails()).map(({ kind, recipientKind, aboutId }) => [kind, recipientKind, aboutId]);
  const on = (day: string) => jobs.clock.set(`${day}T08:00:00Z`);
  const remind = () => jobs.run('reminders');

  it('come once on the working day before a deadline, and once on the first after it', async () => {
    const id = await introduce('2026-06-15');
    on('2026-06-11');
    await remind();
    expect(await told()).toEqual([]);
    on('2026-06-12');
    expect(await remind()).toMatchObject([{ count: 1 }]);
    expect(await remind()).toMatchObject([{ count: 0 }]);
    expect(await told()).toEqual([['DUE_TOMORROW', 'DESK', id]]);
    expect((await jobs.mails())[0]?.body).toContain('2026-06-15');
    on('2026-06-15');
    await remind();
    expect(await told()).toHaveLength(1);
    on('2026-06-16');
    await remind();
    await remind();
    on('2026-06-17');
    await remind();
    expect(await told()).toEqual([
      ['DUE_TOMORROW', 'DESK', id],
      ['OVERDUE', 'DESK', id],
    ]);
  });

  it('do not come on a Saturday, a Sunday or a public holiday', async () => {
    await introduce('2026-06-12');
    for (const day of ['2026-06-13', '2026-06-14']) {
      on(day);
      expect(await remind()).toMatchObject([{ count: 0 }]);
    }
    // King's Day.
    await introduce('2026-04-24', { requestedOn: '2026-04-20', answerDueOn: '2026-04-24' });
    on('2026-04-27');
    expect(await remind()).toMatchObject([{ count: 0 }]);
    on('2026-04-28');
    expect(await remind()).toMatchObject([{ count: 1 }]);
  });

  it('go to whoever’s turn it is, and to nobody once it has ended', async () => {
    const asked = await introduce('2026-06-12');
    const agreed = await introduce('2026-06-12', { state: 'AGREED' });
    const meeting = await introduce('2026-06-12', { state: 'MEETING' });
    await introduce('2026-06-12', { state: 'DECLINED', closedOn: '2026-06-11' });
    await remind();
    expect(new Set((await told()).map(String))).toEqual(
      new Set([`OVERDUE,DESK,${asked}`, `OVERDUE,DESK,${agreed}`, `OVERDUE,EMPLOYER,${meeting}`]),
    );
  });

  it('come once each when two processes look at once, of more than go into one transaction', async () => {
    const profile = profileOf({ poolId, deskId: desk.id, regionCode: 'AM06' });
    await seedProfiles(hub, [profile]);
    await hub.sql(
      `insert into candidates.introductions
         (id, profile_id, desk_id, employer_id, state, requested_on, answer_due_on, due_on, revision)
       select gen_random_uuid(), $1, $2, gen_random_uuid(), 'ASKED', '2026-06-01', '2026-06-03',
         '2026-06-08'::date + n % 4, 1
       from generate_series(1, 450) n`,
      [profile.id, desk.id],
    );
    const results = await Promise.all([remind(), jobs.run('reminders', { replica: 1 })]);
    const counted = results.map(([result]) => result?.count ?? 0);
    // What one holds the other leaves: together they may need another time, and never tell twice.
    const [rest] = await remind();
    expect(counted[0]! + counted[1]! + (rest?.count ?? 0)).toBe(450);
    expect(new Set((await told()).map(String)).size).toBe(450);
    expect(await remind()).toMatchObject([{ count: 0 }]);
  });

  it('come anew for a new deadline', async () => {
    const id = await introduce('2026-06-12');
    await remind();
    await hub.sql(`update candidates.introductions set due_on = '2026-06-16' where id = $1`, [id]);
    await remind();
    expect(new Set((await told()).map(String))).toEqual(
      new Set([`OVERDUE,DESK,${id}`, `DUE_TOMORROW,DESK,${id}`]),
    );
  });

  it('leave alone what was asked today, what is long over, and what somebody is moving on just now', async () => {
    await introduce('2026-06-16', { requestedOn: '2026-06-15', answerDueOn: '2026-06-16' });
    await introduce('2026-05-17', { requestedOn: '2026-05-01', answerDueOn: '2026-05-17' });
    const last = await introduce('2026-05-18', { requestedOn: '2026-05-01', answerDueOn: '2026-05-18' });
    const moving = await introduce('2026-06-12');
    await jobs.runtime(1).dataSource.transaction(async (manager) => {
      await manager.query('select from introductions where id = $1 for update', [moving]);
      await remind();
    });
    expect(await told()).toEqual([['OVERDUE', 'DESK', last]]);
    await remind();
    expect(await told()).toHaveLength(2);
  });

  it('are not queued for a desk that does without them, and are once it wants them again', async () => {
    await introduce('2026-06-12');
    await hub.sql(
      `insert into candidates.notification_preferences values ('DESK', $1, 'OVERDUE', '2026-06-01')`,
      [desk.id],
    );
    expect(await remind()).toMatchObject([{ count: 0 }]);
    await hub.sql('truncate candidates.notification_preferences');
    expect(await remind()).toMatchObject([{ count: 1 }]);
  });

  it('tell in a dry run how many there would be, and queue none', async () => {
    await introduce('2026-06-12');
    expect(await jobs.run('reminders', { isDryRun: true })).toMatchObject([{ count: 1 }]);
    expect(await told()).toEqual([]);
  });
});

import { randomUUID } from 'node:crypto';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { type Caller, randomId, type Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, fixedClock, sensitive, type TestHub, testLogger } from '@banenbrug/testkit';
import { candidates } from '../src';
import { leftOf } from './seed-retention';
import { type ReadIntroduction, seedSides, type Sides, type StepName, take } from './take-steps';

const retention = candidates.jobs?.find(({ name }) => name === 'retention');

describe('what an introduction keeps', () => {
  // Long past, so that the database's own clock has reached every day on which something is due.
  const clock = fixedClock('2024-05-14T08:00:00Z');
  const notes = sensitive('private text', 'Belt maandag terug');
  const meetingAt = sensitive('meeting time', '2024-05-14T07:11:00.000Z');
  let hub: TestHub;
  let subgraph: Subgraph;
  let sides: Sides;

  const next = async (
    { id, revision }: Pick<ReadIntroduction, 'id' | 'revision'>,
    step: StepName,
    input: object = {},
    caller: Caller = sides.desk.caller,
  ): Promise<ReadIntroduction> => {
    const change = { introductionId: id, expectedRevision: revision, ...input };
    const taken = await take(subgraph, step, change, caller);
    if (!taken?.introduction) throw new Error(`The step ${step} was not taken.`);
    return taken.introduction;
  };
  /** An introduction that has come to a meeting, with notes. */
  const met = async (): Promise<ReadIntroduction> => {
    const profileId = await sides.profile({
      publishedOn: '2024-03-01',
      changedOn: '2024-03-01',
      verifiedOn: '2024-05-01',
    });
    const made = await take(subgraph, 'requestIntroduction', { profileId }, sides.employer);
    if (!made?.introduction) throw new Error('The introduction was not made.');
    const agreed = await next(made.introduction, 'recordCandidateAnswer', { answer: 'AGREES' });
    const noted = await next(agreed, 'addIntroductionNotes', { notes });
    return next(noted, 'setMeeting', { meetingAt }, sides.employer);
  };
  /** Runs SQL with the login role of candidates as a caller. */
  const asCaller = async ({ role, deskId, employerId }: Caller, sql: string, values: unknown[]) => {
    const source = await hub.dataSource('candidates');
    return source.transaction(async (manager) => {
      await manager.query(
        `select set_config('app.role', $1, true), set_config('app.desk_id', $2, true),
           set_config('app.employer_id', $3, true)`,
        [role, deskId ?? '', employerId ?? ''],
      );
      return manager.query<unknown>(sql, values);
    });
  };

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    subgraph = await hub.subgraph('candidates', { clock });
  });
  beforeEach(async () => {
    clock.set('2024-05-14T08:00:00Z');
    sides = await seedSides(hub);
  });
  afterAll(() => hub.close());

  it('are a meeting and notes, for 28 days after it ended; then retention deletes what the steps wrote', async () => {
    await next(await met(), 'recordOutcome', { outcome: 'NO_MATCH' });
    const run = async (now: string) => {
      clock.set(now);
      const dataSource = await hub.dataSource('candidates');
      await retention?.run(
        { dataSource, clock, createId: randomId, logger: testLogger('retention') },
        { isDryRun: false },
      );
      const { notes: notesLeft, meetings } = await leftOf(hub, sides.desk.id);
      return { notes: notesLeft, meetings };
    };
    expect(await run('2024-06-10T08:00:00Z')).toEqual({ notes: 1, meetings: 1 });
    expect(await run('2024-06-11T08:00:00Z')).toEqual({ notes: 0, meetings: 0 });
  });

  it('stands nowhere but in the two private tables: not in its row, nor in notices and the audit log', async () => {
    await met();
    const tables = await hub.sql<{ name: string; secured: boolean }>(
      `select relname as name, relforcerowsecurity as secured from pg_class
       where relnamespace = 'candidates'::regnamespace and relkind = 'r'`,
    );
    const open = tables.filter(({ secured }) => !secured).map(({ name }) => name);
    expect(open).toEqual(expect.arrayContaining(['introductions', 'audit_entries', 'outgoing_mails']));
    for (const name of open) {
      const rows = await hub.sql<{ row: string }>(`select t::text as row from candidates.${name} t`);
      const text = rows.map(({ row }) => row).join('\n');
      expect({ name, found: text.includes(notes) || text.includes('07:11') }).toEqual({ name, found: false });
    }
  });

  it('takes no meeting, past every service, with sides that are not those of the introduction', async () => {
    const introduction = await met();
    const insert = `insert into introduction_meetings (introduction_id, desk_id, employer_id, meeting_at)
      values ($1, $2, $3, '2024-06-01T10:00:00Z')`;
    await next(introduction, 'closeIntroduction');
    const another = randomUUID();
    const forged = [
      [callers.employer(another), [introduction.id, sides.desk.id, another]],
      [callers.employer(another), [introduction.id, randomUUID(), another]],
      [callers.desk(another, ['AM06']), [introduction.id, another, sides.employerId]],
      [sides.employer, [introduction.id, another, sides.employerId]],
      [sides.desk.caller, [introduction.id, sides.desk.id, another]],
    ] as const;
    for (const [caller, values] of forged) {
      await expect(asCaller(caller, insert, [...values])).rejects.toThrow('row-level security');
    }
    const own = [introduction.id, sides.desk.id, sides.employerId];
    await expect(asCaller(sides.employer, insert, own)).resolves.toBeDefined();
  });
});

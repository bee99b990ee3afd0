import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import { createDataSource, randomId, type Subgraph } from '@banenbrug/service-common';
import { callers, createTestHub, fixedClock, type TestHub, testLogger } from '@banenbrug/testkit';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { candidates } from '../src';
import { leftOf } from './seed-retention';
import {
  noticesOf,
  type ReadIntroduction,
  seedSides,
  type Sides,
  type StepName,
  type Stepped,
  take,
} from './take-steps';
import { write } from './write-profiles';

// Much is tried at once: a busy machine takes its time.
jest.setTimeout(60_000);

describe('two who change an introduction at once', () => {
  const clock = fixedClock('2026-06-15T08:00:00Z');
  let hub: TestHub;
  let blocker: Client;
  let sides: Sides;
  /** Two processes of the subgraph, each with connections of its own. */
  let pools: DataSource[];
  let replicas: [Subgraph, Subgraph];

  const asked = async (): Promise<ReadIntroduction & { profileId: string }> => {
    const profileId = await sides.profile();
    await hub.sql(
      `insert into candidates.profile_private (profile_id, desk_id, consent_recorded_on)
       select $1::uuid, $2::uuid, '2026-06-01' from
         (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)) as caller`,
      [profileId, sides.desk.id],
    );
    const made = await take(replicas[0], 'requestIntroduction', { profileId }, sides.employer);
    if (!made?.introduction) throw new Error('The introduction was not made.');
    return { ...made.introduction, profileId };
  };
  /** A step by a clerk of the desk on a replica, or by somebody else. */
  const clerk = (
    replica: 0 | 1,
    { id, revision }: ReadIntroduction,
    step: StepName,
    input: object = {},
    caller = callers.desk(sides.desk.id, sides.desk.regions, `clerk ${replica}`),
  ): Promise<Stepped | null> =>
    take(replicas[replica], step, { introductionId: id, expectedRevision: revision, ...input }, caller);
  const row = async (id: string) => {
    const [found] = await hub.sql<{ state: string; revision: number; open: boolean }>(
      'select state, revision, closed_on is null as open from candidates.introductions where id = $1',
      [id],
    );
    return found;
  };

  /** Holds the introduction until as many wait for it as begin, so that they are at it at the same time. */
  async function atOnce<T>(id: string, begin: () => Promise<T>[]): Promise<T[]> {
    await blocker.query('begin');
    try {
      await blocker.query('select from candidates.introductions where id = $1 for update', [id]);
      const begun = begin();
      await hub.untilLocked({ count: begun.length });
      await blocker.query('rollback');
      return await Promise.all(begun);
    } catch (error) {
      await blocker.query('rollback');
      throw error;
    }
  }

  beforeAll(async () => {
    hub = await createTestHub([regions, employers, candidates]);
    const { url } = hub.role('candidates');
    pools = await Promise.all(
      [0, 1].map(() => createDataSource(candidates.store, { url, poolSize: 3 }).initialize()),
    );
    const [one, two] = pools.map((dataSource) =>
      candidates.create({ dataSource, clock, createId: randomId, logger: testLogger('candidates') }),
    );
    if (!one || !two) throw new Error('There are two replicas.');
    replicas = [one, two];
    sides = await seedSides(hub);
    blocker = new Client({ connectionString: hub.ownerUrl });
    await blocker.connect();
  });
  afterAll(async () => {
    await blocker.end();
    for (const pool of pools) await pool.destroy();
    await hub.close();
  });

  it('are two clerks with other answers: one is recorded, and the other clerk is shown it', async () => {
    const introduction = await asked();
    const answers = await atOnce(introduction.id, () => [
      clerk(0, introduction, 'recordCandidateAnswer', { answer: 'AGREES' }),
      clerk(1, introduction, 'recordCandidateAnswer', { answer: 'DECLINES' }),
    ]);
    const stored = await row(introduction.id);
    const lost = answers.filter((answer) => answer?.errors.length === 1);
    expect(lost).toEqual([
      {
        introduction: expect.objectContaining({ id: introduction.id, state: stored?.state, revision: 2 }),
        errors: [
          expect.objectContaining({
            code: 'STATE_CONFLICT',
            path: ['input', 'expectedRevision'],
            currentState: stored?.state,
          }),
        ],
      },
    ]);
    expect(answers.filter((answer) => answer?.errors.length === 0)).toHaveLength(1);
    expect(stored?.revision).toBe(2);
    expect(await noticesOf(hub, introduction.id)).toEqual(['ANSWERED EMPLOYER', 'ASKED DESK'].toSorted());
    const lines = await hub.sql(
      `select from candidates.audit_entries where $1 = any(object_ids) and action = 'recordCandidateAnswer'`,
      [introduction.id],
    );
    expect(lines).toHaveLength(1);
  });

  it('are two clerks whose steps leave the state as it is: one is done, and nothing of the other is kept', async () => {
    const introduction = await asked();
    const answers = await atOnce(introduction.id, () => [
      clerk(0, introduction, 'addIntroductionNotes', { notes: 'Called' }),
      clerk(1, introduction, 'addIntroductionNotes', { notes: 'Wrote' }),
    ]);
    expect(answers.map((answer) => answer?.errors[0]?.currentState ?? 'done').sort()).toEqual([
      'ASKED',
      'done',
    ]);
    const [kept] = await hub.sql<{ notes: string }>(
      `select n.notes from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)) as caller,
         lateral (select notes from candidates.introduction_private where introduction_id = $1::uuid) n`,
      [introduction.id, sides.desk.id],
    );
    const isFirst = answers[0]?.errors.length === 0;
    expect(kept?.notes).toBe(isFirst ? 'Called' : 'Wrote');
  });

  it('are the employer who withdraws and the desk that answers: one is done, and the other is told', async () => {
    const introduction = await asked();
    const answers = await atOnce(introduction.id, () => [
      clerk(0, introduction, 'closeIntroduction', {}, sides.employer),
      clerk(1, introduction, 'recordCandidateAnswer', { answer: 'AGREES' }),
    ]);
    const stored = await row(introduction.id);
    const outcomes = answers.map((answer) => answer?.errors[0]?.currentState ?? 'done');
    expect(new Set(outcomes)).toEqual(new Set([stored?.state, 'done']));
    expect(answers.map((answer) => answer?.introduction?.state)).toEqual([stored?.state, stored?.state]);
  });

  it.each(['answer first', 'withdrawal first', 'either first'] as const)(
    'are a withdrawal of the profile and an answer, the %s: the introduction is closed, and nobody is told why',
    async (order) => {
      const introduction = await asked();
      const answer = () => clerk(0, introduction, 'recordCandidateAnswer', { answer: 'AGREES' });
      const withdraw = () =>
        write(replicas[1], 'withdrawProfile', { profileId: introduction.profileId }, sides.desk.caller);
      const inOrder = async () => {
        const answered = order === 'answer first' ? await answer() : null;
        const withdrawn = await withdraw();
        return [withdrawn, answered ?? (await answer())] as const;
      };
      const [withdrawn, answered] =
        order === 'either first' ? await Promise.all([withdraw(), answer()]) : await inOrder();
      expect(withdrawn.written?.errors).toEqual([]);
      expect(await row(introduction.id)).toMatchObject({ state: 'CLOSED', open: false });
      expect(['done', 'CLOSED']).toContain(answered?.errors[0]?.currentState ?? 'done');
      expect((await noticesOf(hub, introduction.id)).filter((notice) => /CLOSED/.test(notice))).toEqual([
        'CLOSED EMPLOYER',
      ]);
    },
  );

  it('are a withdrawal of the profile and a meeting or notes: none of them is left behind', async () => {
    for (let round = 0; round < 5; round += 1) {
      const introduction = await asked();
      const agreed = await clerk(0, introduction, 'recordCandidateAnswer', { answer: 'AGREES' });
      const read = agreed?.introduction ?? introduction;
      await Promise.all([
        write(replicas[1], 'withdrawProfile', { profileId: introduction.profileId }, sides.desk.caller),
        clerk(0, read, 'setMeeting', { meetingAt: '2026-06-22T09:00:00Z' }),
        clerk(1, read, 'addIntroductionNotes', { notes: 'Called' }),
      ]);
      expect(await row(introduction.id)).toMatchObject({ state: 'CLOSED' });
      const left = await hub.sql(
        `select d.id from (select set_config('app.role', 'DESK', true), set_config('app.desk_id', $2, true)) as caller,
           lateral (select introduction_id as id from candidates.introduction_meetings
                    union all select introduction_id from candidates.introduction_private) d
         where d.id = $1::uuid`,
        [introduction.id, sides.desk.id],
      );
      expect(left).toEqual([]);
    }
    expect((await leftOf(hub, sides.desk.id))['meetings']).toBe(0);
  });
});

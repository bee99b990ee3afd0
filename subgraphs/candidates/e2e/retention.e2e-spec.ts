import { randomUUID } from 'node:crypto';
import { regions } from '@banenbrug/regions';
import {
  createDataSource,
  type Clock,
  type JobResult,
  randomId,
  type SubgraphRuntime,
} from '@banenbrug/service-common';
import { createTestHub, fixedClock, type TestHub, testLogger } from '@banenbrug/testkit';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { candidates } from '../src';
import { leftOf, retentionDay, seedForRetention } from './seed-retention';

const [job] = candidates.jobs ?? [];

// Much is seeded and tried: a busy machine takes its time.
jest.setTimeout(60_000);

describe('retention', () => {
  let hub: TestHub;
  let pools: DataSource[];

  const onDay = (day: string): Clock => fixedClock(`${day}T08:00:00Z`);
  const runtime = (replica = 0, day = retentionDay): SubgraphRuntime => {
    const dataSource = pools[replica];
    if (!dataSource) throw new Error('There is no such replica.');
    return { dataSource, clock: onDay(day), createId: randomId, logger: testLogger('retention') };
  };
  const run = async (replica = 0, day = retentionDay, isDryRun = false): Promise<readonly JobResult[]> =>
    (await job?.run(runtime(replica, day), { isDryRun })) ?? [];
  /** How many profiles and introductions; skills and imports have specs of their own. */
  const counts = (results: readonly JobResult[]) => results.slice(0, 2).map(({ count }) => count);
  const lines = () =>
    hub.sql<{ actor: string | null; role: string; action: string; object_ids: string[]; desk_id: string }>(
      `select actor, role, action, object_ids, desk_id from candidates.audit_entries where role = 'RETENTION'`,
    );
  const all = (n: number) => ({
    published: n,
    withContent: n,
    privateDetails: n,
    open: n,
    notes: n,
    meetings: n,
  });

  beforeEach(async () => {
    hub = await createTestHub([regions, candidates]);
    const { url } = hub.role('candidates');
    pools = await Promise.all(
      [0, 1].map(() => createDataSource(candidates.store, { url, poolSize: 3 }).initialize()),
    );
  });
  afterEach(async () => {
    for (const pool of pools) await pool.destroy();
    await hub.close();
  });

  it('withdraws a profile from the day after its end date, and leaves all others', async () => {
    const [ended, lastDay, endless] = [randomUUID(), randomUUID(), randomUUID()];
    const { profiles, introductions } = await seedForRetention(hub, ended, 1, {
      publishedUntil: '2024-06-14',
    });
    await seedForRetention(hub, lastDay, 1, { publishedUntil: '2024-06-15' });
    await seedForRetention(hub, endless, 1, {});
    const [withdrawn] = await run();
    expect(withdrawn).toMatchObject({ count: 1, oldest: '2024-06-14', ids: profiles });
    expect(await leftOf(hub, ended)).toEqual(all(0));
    expect(await leftOf(hub, lastDay)).toEqual(all(1));
    expect(await leftOf(hub, endless)).toEqual(all(1));
    expect(await lines()).toEqual([
      {
        actor: null,
        role: 'RETENTION',
        action: 'WITHDRAW_ENDED_PROFILE',
        object_ids: [...profiles, ...introductions],
        desk_id: ended,
      },
    ]);
    expect(counts(await run())).toEqual([0, 0]);
  });

  it('deletes the details of an introduction from the twenty-eighth day after it ended, and nothing else', async () => {
    const [due, young, open] = [randomUUID(), randomUUID(), randomUUID()];
    const { introductions } = await seedForRetention(hub, due, 1, { closedOn: '2024-05-18' });
    await seedForRetention(hub, young, 1, { closedOn: '2024-05-19' });
    await seedForRetention(hub, open, 1, {});
    const [, deleted] = await run();
    expect(deleted).toMatchObject({ count: 1, oldest: '2024-05-18', ids: introductions });
    expect(await leftOf(hub, due)).toEqual({ ...all(1), open: 0, notes: 0, meetings: 0 });
    expect(await leftOf(hub, young)).toEqual({ ...all(1), open: 0 });
    expect(await leftOf(hub, open)).toEqual(all(1));
    expect(await lines()).toEqual([
      {
        actor: null,
        role: 'RETENTION',
        action: 'DELETE_INTRODUCTION_DETAILS',
        object_ids: introductions,
        desk_id: due,
      },
    ]);
  });

  it('tells in a dry run what it would do, by number, oldest day and ids, and changes nothing', async () => {
    const desk = randomUUID();
    const old = await seedForRetention(hub, desk, 2, { publishedUntil: '2024-03-01' });
    await seedForRetention(hub, desk, 23, { publishedUntil: '2024-06-14' });
    await seedForRetention(hub, desk, 1, { closedOn: '2024-05-01' });
    const results = await run(0, retentionDay, true);
    expect(results.slice(0, 2)).toEqual([
      { kind: expect.any(String), count: 25, oldest: '2024-03-01', ids: expect.any(Array) },
      { kind: expect.any(String), count: 1, oldest: '2024-05-01', ids: [expect.any(String)] },
    ]);
    expect(results[0]?.ids).toHaveLength(20);
    expect(results[0]?.ids.slice(0, 2)).toEqual(old.profiles.toSorted());
    expect(JSON.stringify(results)).not.toMatch(/Monday|Order/);
    expect(await leftOf(hub, desk)).toEqual({ ...all(26), open: 25 });
    expect(await lines()).toEqual([]);
    expect(counts(await run())).toEqual([25, 1]);
  });

  it('deletes nothing early when the clock of its host runs ahead of the database’s', async () => {
    const desk = randomUUID();
    const [now] = await hub.sql<{ today: string; closed: string }>(
      `select d::text as today, (d - 20)::text as closed from (select (now() at time zone 'Europe/Amsterdam')::date as d) n`,
    );
    await seedForRetention(hub, desk, 1, { publishedUntil: now?.today ?? '' });
    await seedForRetention(hub, desk, 1, { closedOn: now?.closed ?? '' });
    expect(counts(await run(0, '2199-01-01'))).toEqual([0, 0]);
    expect(await leftOf(hub, desk)).toEqual({ ...all(2), open: 1 });
  });

  it.each([
    ['profiles', 0, { publishedUntil: '2024-06-14' }],
    ['introductions', 1, { closedOn: '2024-05-01' }],
  ] as const)(
    'deals with each of 500 due %s once when several processes run at once',
    async (kind, step, due) => {
      const seeded = await seedForRetention(hub, randomUUID(), 500, due);
      const results = await Promise.all([run(0), run(1), run(0), run(1)]);
      expect(results.reduce((sum, result) => sum + (result[step]?.count ?? 0), 0)).toBe(500);
      const firsts = (await lines()).map(({ object_ids: [id] }) => id);
      expect(firsts).toHaveLength(500);
      expect(new Set(firsts)).toEqual(new Set(seeded[kind]));
    },
  );

  it('leaves nothing half done when its connection is cut, and the next run finishes', async () => {
    const desk = randomUUID();
    await seedForRetention(hub, desk, 500, { publishedUntil: '2024-06-14', closedOn: '2024-05-01' });
    const blocker = new Client({ connectionString: hub.ownerUrl });
    const own = new Client({ connectionString: hub.role('candidates').url });
    await Promise.all([blocker.connect(), own.connect()]);
    try {
      // It deletes a batch, and waits with the batch's audit lines.
      await blocker.query('begin; lock table candidates.audit_entries in access exclusive mode');
      const cut = run().then(
        () => 'finished',
        () => 'failed',
      );
      const [pid] = await hub.untilLocked({ on: 'relation' });
      await own.query('select pg_terminate_backend($1)', [pid]);
      expect(await cut).toBe('failed');
      await blocker.query('rollback');
    } finally {
      await Promise.all([blocker.end(), own.end()]);
    }
    expect(await leftOf(hub, desk)).toEqual({ ...all(500), open: 0 });
    expect(await lines()).toEqual([]);
    expect(counts(await run(1))).toEqual([500, 0]);
    expect(await leftOf(hub, desk)).toEqual(all(0));
    expect(await lines()).toHaveLength(500);
  });

  it('ends after the batch that it is at when its process stops', async () => {
    const desk = randomUUID();
    await seedForRetention(hub, desk, 150, { publishedUntil: '2024-06-14' });
    const stopping = new AbortController();
    let ids = 0;
    const createId = (): string => {
      ids += 1;
      // The first is the run's; the second is of an audit line, in the midst of the first batch.
      if (ids === 2) stopping.abort();
      return randomId();
    };
    await job?.run({ ...runtime(), createId }, { isDryRun: false, signal: stopping.signal });
    expect(await lines()).toHaveLength(100);
    expect(counts(await run())).toEqual([50, 0]);
  });
});

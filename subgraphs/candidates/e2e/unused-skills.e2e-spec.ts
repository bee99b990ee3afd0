import { type JobResult, randomId, type Subgraph } from '@banenbrug/service-common';
import { ask, callers, createTestHub, fixedClock, type TestHub, testLogger } from '@banenbrug/testkit';
import { Client } from 'pg';
import { candidates } from '../src';
import { profileOf, seedPool, seedProfiles } from './seed-profiles';

const deskId = '00000000-0000-4000-8000-0000000000d1';
const [job] = candidates.jobs ?? [];

describe('skills that nobody has any more', () => {
  let hub: TestHub;
  let subgraph: Subgraph;
  let today: string;

  const seed = async (skills: readonly string[]) => {
    const place = { poolId: await seedPool(hub, deskId, 'AM06'), deskId, regionCode: 'AM06' };
    const profile = profileOf(place, { skills: [...skills] });
    await seedProfiles(hub, [profile]);
    return profile.id;
  };
  const usedDaysAgo = (days: number) =>
    hub.sql('update candidates.skills set used_on = $1::date - $2::integer', [today, days]);
  const texts = async () =>
    (await hub.sql<{ text: string }>('select text from candidates.skills order by text')).map(
      ({ text }) => text,
    );
  const run = async (isDryRun = false): Promise<JobResult | undefined> => {
    const runtime = {
      dataSource: await hub.dataSource('candidates'),
      clock: fixedClock(`${today}T08:00:00Z`),
      createId: randomId,
      logger: testLogger('retention'),
    };
    return (await job?.run(runtime, { isDryRun }))?.find(({ kind }) => kind.startsWith('skills'));
  };

  beforeAll(async () => {
    hub = await createTestHub([candidates]);
    subgraph = await hub.subgraph('candidates');
    // The dictionary goes by the database's own day.
    const [row] = await hub.sql<{ day: string }>(
      `select ((now() at time zone 'Europe/Amsterdam')::date)::text as day`,
    );
    today = row?.day ?? '';
  });
  beforeEach(() => hub.sql('truncate candidates.candidate_profiles, candidates.skills cascade'));
  afterAll(() => hub.close());

  it('are gone two days after they were last used, once the profile that had them was withdrawn', async () => {
    const id = await seed(['Glasharmonica stemmen']);
    await seed(['Lassen']);
    await usedDaysAgo(2);
    expect(await run()).toMatchObject({ count: 0 });
    await ask(
      subgraph,
      'mutation ($id: ID!) { withdrawProfile(input: { profileId: $id }) { profile { id } } }',
      { id },
      { caller: callers.desk(deskId, ['AM06']) },
    );
    await usedDaysAgo(1);
    expect(await run()).toMatchObject({ count: 0 });
    expect(await texts()).toEqual(['glasharmonica stemmen', 'lassen']);
    await usedDaysAgo(2);
    expect(await run(true)).toMatchObject({ count: 1 });
    expect(await run()).toMatchObject({ count: 1 });
    expect(await texts()).toEqual(['lassen']);
    const lines = await hub.sql(`select 1 from candidates.audit_entries where role = 'RETENTION'`);
    expect(lines).toEqual([]);
  });

  it('stay when a writer uses them while the job runs, seen or not', async () => {
    await hub.sql(`insert into candidates.skills (text, used_on) values ('lassen', '2026-01-01')`);
    const writer = new Client({ connectionString: hub.role('candidates').url });
    await writer.connect();
    try {
      await writer.query('begin');
      await writer.query(`select candidates.resolve_skills(array['Lassen'])`);
      // The writer has not ended: its mark cannot be seen, but its lock can.
      expect(await run()).toMatchObject({ count: 0 });
      await writer.query('commit');
    } finally {
      await writer.end();
    }
    expect(await run()).toMatchObject({ count: 0 });
    expect(await texts()).toEqual(['lassen']);
  });
});

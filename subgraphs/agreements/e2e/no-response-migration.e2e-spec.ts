import { randomUUID } from 'node:crypto';
import { createTestHub, type TestHub } from '@banenbrug/testkit';
import { createDataSource } from '@banenbrug/service-common';
import type { DataSource } from 'typeorm';
import { agreements } from '../src';

describe('the migration that no longer stores that nobody answers', () => {
  let hub: TestHub;
  let owner: DataSource;

  beforeAll(async () => {
    hub = await createTestHub([agreements]);
    owner = await createDataSource(agreements.store, { url: hub.ownerUrl, poolSize: 2 }).initialize();
  }, 60_000);
  afterAll(async () => {
    await owner.destroy();
    await hub.close();
  });

  const isApplied = async (): Promise<boolean> =>
    (await owner.query<unknown[]>(`select from migrations where name like 'FollowUpProgress%'`)).length > 0;

  it('takes such agreements back to where they were, and keeps every day', async () => {
    while (await isApplied()) await owner.undoLastMigration();
    const courses = {
      'from the start': [['NO_RESPONSE', '2026-01-05']],
      'after being confirmed': [
        ['OPEN', '2026-01-05'],
        ['CONFIRMED', '2026-01-10'],
        ['NO_RESPONSE', '2026-03-01'],
        ['NO_RESPONSE', '2026-04-01'],
      ],
      'and was done all the same': [
        ['OPEN', '2026-01-05'],
        ['NO_RESPONSE', '2026-03-01'],
        ['DONE', '2026-04-01'],
      ],
    } as const;
    const ids = new Map(Object.keys(courses).map((name) => [name, randomUUID()]));
    for (const [name, course] of Object.entries(courses)) {
      const last = course[course.length - 1];
      await owner.query(
        `insert into follow_up_agreements (id, employer_id, region_codes, category, status, is_written_by_employer,
           is_written_by_region, recorded_on, last_update_on)
         values ($1, $2, '{AM01}', 'OTHER', $3, true, false, '2026-01-05', $4)`,
        [ids.get(name), randomUUID(), last?.[0], last?.[1]],
      );
      for (const [index, [status, since]] of course.entries()) {
        await owner.query('insert into follow_up_status_changes values ($1, $2, $3, $4)', [
          ids.get(name),
          index + 1,
          status,
          since,
        ]);
      }
    }
    await owner.runMigrations();
    const after = async (name: string) => {
      const [row] = await owner.query<{ status: string; course: string[] }[]>(
        `select f.status, array(select c.status || ' ' || c.since from follow_up_status_changes c
           where c.follow_up_agreement_id = f.id order by c.number) as course
         from follow_up_agreements f where f.id = $1`,
        [ids.get(name)],
      );
      return row;
    };
    expect(await after('from the start')).toEqual({ status: 'OPEN', course: ['OPEN 2026-01-05'] });
    expect(await after('after being confirmed')).toEqual({
      status: 'CONFIRMED',
      course: ['OPEN 2026-01-05', 'CONFIRMED 2026-01-10', 'CONFIRMED 2026-03-01', 'CONFIRMED 2026-04-01'],
    });
    expect(await after('and was done all the same')).toEqual({
      status: 'DONE',
      course: ['OPEN 2026-01-05', 'OPEN 2026-03-01', 'DONE 2026-04-01'],
    });
    const days = await owner.query<unknown[]>('select from follow_up_update_days');
    expect(days).toHaveLength(3);
  }, 60_000);
});

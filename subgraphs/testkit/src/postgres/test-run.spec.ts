import { urlOfDatabase, withAdmin } from './admin';
import { testRun } from './environment';
import { beginTestRun, type TestRun, whyUnfit } from './test-run';

async function namesOf(run: string): Promise<string[]> {
  return withAdmin(testRun().adminUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1)
       union select rolname from pg_roles where starts_with(rolname, $1)`,
      [run],
    );
    return rows.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b));
  });
}

async function connectionsOf(role: string): Promise<number | null> {
  return withAdmin(testRun().adminUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_stat_activity where usename = $1', [role]);
    return rowCount;
  });
}

async function createDatabaseAndRoles(run: string): Promise<void> {
  await withAdmin(testRun().adminUrl, async (client) => {
    // A role that is no superuser may hand a schema only to roles it belongs to.
    await client.query(`create role ${run}_regions role current_user`);
    await client.query(`create role ${run}_reader in role ${run}_regions`);
    await client.query(`create database ${run}_one`);
  });
  await withAdmin(urlOfDatabase(testRun().adminUrl, `${run}_one`), async (client) => {
    await client.query(`create schema kept authorization ${run}_regions`);
  });
}

describe('beginTestRun', () => {
  const runs: TestRun[] = [];

  async function begin(): Promise<TestRun> {
    const run = await beginTestRun(testRun().adminUrl);
    runs.push(run);
    return run;
  }

  afterEach(async () => {
    for (const run of runs.splice(0)) await run.end();
  });

  it('drops its databases and roles at the end, and nothing of a living run beside it', async () => {
    const first = await begin();
    await createDatabaseAndRoles(first.run);
    const second = await begin();
    await createDatabaseAndRoles(second.run);
    await second.end();
    expect(await namesOf(second.run)).toEqual([]);
    expect(await namesOf(first.run)).toEqual([
      `${first.run}_one`,
      `${first.run}_reader`,
      `${first.run}_regions`,
    ]);
    await first.end();
    expect(await namesOf(first.run)).toEqual([]);
  });

  it('removes what a crashed run has left', async () => {
    await createDatabaseAndRoles('bbtest_00c0ffee');
    await begin();
    expect(await namesOf('bbtest_00c0ffee')).toEqual([]);
  });

  it('refuses a role that may not create databases and roles, and leaves no connection behind', async () => {
    const role = `${testRun().run}_powerless`;
    await withAdmin(testRun().adminUrl, (client) =>
      client.query(`create role ${role} login password 'demo'`),
    );
    const url = new URL(testRun().adminUrl);
    url.username = role;
    url.password = 'demo';
    await expect(beginTestRun(url.toString())).rejects.toThrow(/allowed to create databases and roles/);
    expect(await connectionsOf(role)).toBe(0);
  });
});

describe('whyUnfit', () => {
  it('refuses PostgreSQL 14 and accepts 15', () => {
    expect(whyUnfit({ version: '14.19', number: 140_019, suffices: true })).toMatch(
      /14\.19; the tests need 15/,
    );
    expect(whyUnfit({ version: '15.0', number: 150_000, suffices: true })).toBeNull();
  });
});

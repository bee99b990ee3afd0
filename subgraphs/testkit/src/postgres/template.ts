import { setTimeout as wait } from 'node:timers/promises';
import { type Client, escapeIdentifier } from 'pg';
import { dropDatabase, urlOfDatabase, withAdmin } from './admin';
import { testRun } from './environment';
import { createTestDatabase, type TestDatabase } from './test-database';

/** Builds the content of a template, migrations for example; it must close its connections before it resolves. */
export type BuildTemplate = (url: string) => Promise<void>;

/** First key of the advisory lock around building; the second is the hash of the template's name. */
const buildLock = 1_650_619_494;

/**
 * A database for one test file, copied from a template that is built once per run: the first worker to ask
 * builds, the others wait. A build that fails rejects here, and the next to ask tries again.
 * @param name lower-case letters, digits and `_`, at most 30; the same name must always mean the same build
 */
export async function withTemplate(name: string, build: BuildTemplate): Promise<TestDatabase> {
  if (!/^[a-z0-9_]{1,30}$/.test(name)) {
    throw new Error(`A template is named in lower-case letters, digits and _, at most 30: ${name}`);
  }
  const { adminUrl, run } = testRun();
  const template = `${run}_tpl_${name}`;
  await withAdmin(adminUrl, async (client) => {
    if (await isBuilt(client, template)) return;
    // Held by this connection: a worker that dies while building lets the next one in.
    await client.query('select pg_advisory_lock($1, hashtext($2))', [buildLock, template]);
    if (await isBuilt(client, template)) return;
    await dropDatabase(client, template);
    await client.query(`create database ${escapeIdentifier(template)} template template0 encoding 'UTF8'`);
    await build(urlOfDatabase(adminUrl, template));
    await close(client, template);
  });
  return createTestDatabase({ template });
}

/** A template takes connections only while it is being built. */
async function isBuilt(client: Client, template: string): Promise<boolean> {
  const { rowCount } = await client.query('select from pg_database where datname = $1 and not datallowconn', [
    template,
  ]);
  return rowCount === 1;
}

async function close(client: Client, template: string): Promise<void> {
  const giveUpAt = Date.now() + 1000;
  // A closed connection takes the server a moment to forget.
  while ((await connectionsTo(client, template)) > 0) {
    if (Date.now() > giveUpAt) {
      throw new Error(
        `The build of ${template} left connections open: nobody may stay connected to a template.`,
      );
    }
    await wait(10);
  }
  await client.query(`alter database ${escapeIdentifier(template)} with allow_connections false`);
}

async function connectionsTo(client: Client, database: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
    [database],
  );
  return rows[0]?.count ?? 0;
}

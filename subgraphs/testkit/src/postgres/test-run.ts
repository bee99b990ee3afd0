import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { dropDatabase } from './admin';

/** A run's claim on a server: its name, and the end that removes everything under that name. */
export interface TestRun {
  /** `bbtest_` and eight hexadecimal digits; databases and roles are named `<run>_…`. */
  readonly run: string;
  /** Drops the run's databases and roles; a second call waits for the first. */
  end(): Promise<void>;
}

/** First key of the advisory lock that says a run is alive; the second is the run's own number. */
const aliveLock = 1_650_619_493;

const oldestVersion = 150_000;

/**
 * Begins a run on a server, after removing what runs that crashed have left there. A living run holds an
 * advisory lock, which ends with its process, so runs side by side leave each other alone.
 * @throws Error with a sentence when the server is too old or the role may not create databases and roles.
 */
export async function beginTestRun(adminUrl: string): Promise<TestRun> {
  const client = new Client({ connectionString: adminUrl });
  try {
    await client.connect();
    // A server that goes away is reported by the tests that need it, not by this waiting connection.
    client.on('error', () => {});
    await checkServer(client);
    const number = randomBytes(4);
    await client.query('select pg_advisory_lock($1, $2)', [aliveLock, number.readInt32BE()]);
    await dropDeadRuns(client);
    const run = `bbtest_${number.toString('hex')}`;
    const dropAll = async (): Promise<void> => {
      try {
        await dropRun(client, run);
      } finally {
        await client.end();
      }
    };
    let ending: Promise<void> | undefined;
    return { run, end: () => (ending ??= dropAll()) };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** What decides whether a server can be tested on; the number is that of server_version_num. */
export interface ServerFitness {
  readonly version: string;
  readonly number: number;
  /** Whether the role may create databases and roles. */
  readonly suffices: boolean;
}

/** Why the tests cannot run on a server, in a sentence; null when they can. */
export function whyUnfit({ version, number, suffices }: ServerFitness): string | null {
  if (number < oldestVersion) {
    return `The server of TEST_DATABASE_URL runs PostgreSQL ${version}; the tests need 15 or newer.`;
  }
  if (!suffices) return 'The role in TEST_DATABASE_URL must be allowed to create databases and roles.';
  return null;
}

async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<ServerFitness>(
    `select current_setting('server_version') as version,
            current_setting('server_version_num')::int as number,
            rolsuper or (rolcreatedb and rolcreaterole) as suffices
       from pg_roles where rolname = current_user`,
  );
  const reason = rows[0] ? whyUnfit(rows[0]) : null;
  if (reason !== null) throw new Error(reason);
}

/** Locks are visible over the whole server, whichever database the other run was given as its own. */
async function dropDeadRuns(client: Client): Promise<void> {
  const { rows } = await client.query<{ run: string }>(
    `select distinct run
       from (select datname from pg_database union all select rolname from pg_roles) as named (name),
            substring(name::text from '^(bbtest_[0-9a-f]{8})_') as run
      where run is not null
        and not exists (
          select from pg_locks
           where locktype = 'advisory' and classid::int8 = $1
             and lpad(to_hex(objid::int8), 8, '0') = right(run, 8))`,
    [aliveLock],
  );
  for (const { run } of rows) {
    // Somebody else's remains that this role may not touch are no reason not to test.
    await dropRun(client, run).catch(() => {});
  }
}

async function dropRun(client: Client, run: string): Promise<void> {
  const databases = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [`${run}_`],
  );
  for (const { name } of databases.rows) await dropDatabase(client, name);
  const roles = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where starts_with(rolname, $1)',
    [`${run}_`],
  );
  // In one statement: they may depend on each other.
  const names = roles.rows.map(({ name }) => escapeIdentifier(name));
  if (names.length > 0) await client.query(`drop role ${names.join(', ')}`);
}

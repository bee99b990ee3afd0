import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { keepLog, sensitive } from '@banenbrug/testkit';
import { Client } from 'pg';
import {
  deleteEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './embedded-postgres';
import { runningEmbeddedPostgresUrl } from './running-postgres';

jest.setTimeout(30_000);

let sandbox: string;
const started: EmbeddedPostgres[] = [];
const logs = new Set<string>();

beforeEach(() => {
  sandbox = makeFolder();
});

afterEach(async () => {
  await Promise.all(started.splice(0).map((server) => server.stop()));
  for (const log of logs) keepLog('postgres', log);
  logs.clear();
  rmSync(sandbox, { recursive: true, force: true });
});

/** Open to the user the server runs as, whoever runs the test. */
function makeFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'banenbrug-launcher-')));
  chmodSync(folder, 0o755);
  return folder;
}

/** Starts a server that ends with the test, whatever the test finds. */
async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(options);
  started.push(server);
  logs.add(join(options.dataDirectory, 'server.log'));
  sensitive('password', new URL(server.url).password);
  return server;
}

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every process of the server: its own helpers show up as activity. */
async function processesOf(url: string, dataDirectory: string): Promise<number[]> {
  const rows = await query<{ pid: number }>(
    url,
    'select pid from pg_stat_activity where pid <> pg_backend_pid()',
  );
  return [postmasterOf(dataDirectory), ...rows.map(({ pid }) => pid)];
}

function postmasterOf(dataDirectory: string): number {
  return Number.parseInt(readFileSync(join(dataDirectory, 'cluster/postmaster.pid'), 'utf8'), 10);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a started server', () => {
  let server: EmbeddedPostgres;
  let data: string;

  beforeAll(() => {
    data = makeFolder();
  });

  beforeEach(async () => {
    server = await start({ dataDirectory: data });
  });

  afterAll(() => rmSync(data, { recursive: true }));

  it('is PostgreSQL 18 on the loopback address alone, in UTF8, durable', async () => {
    const [row] = await query(
      server.url,
      `select version() like 'PostgreSQL 18.%' as is_18,
              current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets,
              current_setting('server_encoding') as encoding,
              current_setting('fsync') as fsync,
              (select datlocale from pg_database where datname = current_database()) as locale`,
    );
    expect(row).toEqual({
      is_18: true,
      addresses: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      fsync: 'on',
      locale: 'C.UTF-8',
    });
  });

  it('asks for its password, which only its user can read', async () => {
    const url = new URL(server.url);
    expect(readFileSync(join(data, 'password'), 'utf8')).toBe(url.password);
    expect(statSync(join(data, 'password')).mode & 0o777).toBe(0o600);
    url.password = 'guessed';
    await expect(query(url.toString(), 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('can be found by another program as long as it runs', async () => {
    expect(runningEmbeddedPostgresUrl(data)).toBe(server.url);
    await server.stop();
    expect(runningEmbeddedPostgresUrl(data)).toBeNull();
    expect(runningEmbeddedPostgresUrl(join(data, 'nothing'))).toBeNull();
  });

  it('keeps its data over a restart', async () => {
    await query(server.url, `create table restarted as select 'Venlo' as town`);
    await server.stop();
    server = await start({ dataDirectory: data });
    expect(await query(server.url, 'select town from restarted')).toEqual([{ town: 'Venlo' }]);
  });

  it('leaves no process when it is stopped, even with a client connected', async () => {
    const client = new Client({ connectionString: server.url });
    client.on('error', () => {});
    await client.connect();
    const processes = await processesOf(server.url, data);
    expect(processes.length).toBeGreaterThan(3);
    await server.stop();
    expect(processes.filter(isRunning)).toEqual([]);
  });

  it('recovers after its postmaster was killed', async () => {
    await query(server.url, `create table recovered as select 'Apeldoorn' as town`);
    process.kill(postmasterOf(data), 'SIGKILL');
    await wait(50);
    server = await start({ dataDirectory: data });
    expect(await query(server.url, 'select town from recovered')).toEqual([{ town: 'Apeldoorn' }]);
  });

  it('keeps statements and values out of its log', async () => {
    await expect(
      query(server.url, `select '${sensitive('private text', 'a-value-nobody-reads')}'::int`),
    ).rejects.toThrow(/invalid input/);
    const log = readFileSync(join(data, 'server.log'), 'utf8');
    expect(log).toMatch(/ready to accept connections/);
    expect(log).not.toMatch(/nobody-reads/);
  });

  it('refuses a second start on its folder, naming the folder', async () => {
    await expect(startEmbeddedPostgres({ dataDirectory: data })).rejects.toThrow(
      `The database in ${data} is already in use by process ${process.pid}`,
    );
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('takes the next free port when the default one is taken', async () => {
    const second = await start({ dataDirectory: join(sandbox, 'second'), fsync: false });
    expect(second.port).toBeGreaterThan(server.port);
  });
});

describe('a start that cannot work', () => {
  it('says that the port it was asked for is taken', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) => {
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port));
    });
    await expect(startEmbeddedPostgres({ dataDirectory: join(sandbox, 'data'), port })).rejects.toThrow(
      `Port ${port} for PostgreSQL is taken`,
    );
    holder.close();
  });

  it('lets one of two starts at the same moment through', async () => {
    const options = { dataDirectory: join(sandbox, 'data'), fsync: false };
    const starts = await Promise.allSettled([start(options), start(options)]);
    const refusals = starts.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    );
    expect(started).toHaveLength(1);
    expect(refusals).toEqual([expect.stringContaining('already in use')]);
  });

  it('refuses data of another major version and leaves them as they are', async () => {
    const cluster = join(sandbox, 'data/cluster');
    mkdirSync(cluster, { recursive: true });
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
    // As of a server that a killed launcher left: to stop it is for the version that started it.
    writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n`);
    await expect(startEmbeddedPostgres({ dataDirectory: join(sandbox, 'data') })).rejects.toThrow(
      /was made by PostgreSQL 17; .* runs PostgreSQL 18\..* npm run backup -- FILE .* npm run restore -- FILE/,
    );
    expect(readdirSync(cluster).sort()).toEqual(['PG_VERSION', 'postmaster.pid']);
  });

  it('begins anew after a first start that was interrupted', async () => {
    const dataDirectory = join(sandbox, 'data');
    mkdirSync(join(dataDirectory, 'cluster.unfinished/base'), { recursive: true });
    const server = await start({ dataDirectory, fsync: false });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });
});

describe('deleting', () => {
  it('waits for the server to be stopped, and takes nothing that the launcher did not make', async () => {
    const dataDirectory = join(sandbox, 'data');
    const server = await start({ dataDirectory, fsync: false });
    writeFileSync(join(dataDirectory, 'notes.txt'), 'mine');
    await expect(deleteEmbeddedPostgres({ dataDirectory })).rejects.toThrow(/already in use/);
    await server.stop();
    await deleteEmbeddedPostgres({ dataDirectory });
    expect(readdirSync(dataDirectory)).toEqual(['notes.txt']);
  });

  it('accepts a folder that does not exist', async () => {
    await deleteEmbeddedPostgres({ dataDirectory: join(sandbox, 'nowhere') });
    expect(existsSync(join(sandbox, 'nowhere'))).toBe(false);
  });
});

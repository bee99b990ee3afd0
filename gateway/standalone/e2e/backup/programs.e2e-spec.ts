import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  createTestDatabase,
  createTestHub,
  keepLog,
  sensitive,
  type TestDatabase,
  type TestHub,
  testRoles,
} from '@banenbrug/testkit';
import { Client } from 'pg';
import { hubRoles, loadDemoData, startEmbeddedPostgres, subgraphModules } from '../../src';
import { main as backup } from '../../src/backup';
import { main as restore } from '../../src/restore';
import { demoDay } from '../demo-hub';
import { type Child, startChild, startTimeoutMs } from '../processes/child';
import { root } from '../processes/hub-processes';
import { backUp } from './backups';
import { hubSchemas, rowsOf, sqlOn } from './fingerprint';

// A program takes its time to load on a busy machine.
jest.setTimeout(startTimeoutMs);

const node = (program: 'backup' | 'restore'): [string, string] => [
  process.execPath,
  `gateway/standalone/dist/${program}.js`,
];

describe('npm run backup and npm run restore', () => {
  let hub: TestHub;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'banenbrug-programs-'));
    // Open to the user that the embedded database runs as.
    chmodSync(folder, 0o755);
    file = join(folder, 'hub.tar.gz');
    hub = await createTestHub(subgraphModules);
    await loadDemoData(hub.ownerUrl, { day: demoDay });
  });
  afterAll(async () => {
    await hub.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (
    command: readonly [string, ...string[]],
    variables: Readonly<Record<string, string>> = { DATABASE_URL: hub.ownerUrl },
  ): Child => startChild({ name: 'backup', command, cwd: root, variables });
  const run = async (...given: Parameters<typeof start>): Promise<{ code: number | null; text: string }> => {
    const child = start(...given);
    const { code } = await child.exited;
    return { code, text: child.logs() };
  };
  /** Runs a program in this process: what it refuses is known before it does anything. */
  const refusal = async (
    main: (argv: readonly string[]) => Promise<void>,
    argv: readonly string[],
    variables: Readonly<Record<string, string>>,
  ): Promise<string> => {
    const complained: string[] = [];
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => complained.push(String(text)) > 0);
    for (const [name, value] of Object.entries(variables)) process.env[name] = value;
    try {
      await main(argv);
      expect(process.exitCode).toBe(1);
      return complained.join('');
    } finally {
      for (const name of Object.keys(variables)) delete process.env[name];
      process.exitCode = undefined;
      jest.restoreAllMocks();
    }
  };
  /** The variables of a program that works on a database under the roles of this run. */
  const on = (url: string): Record<string, string> => {
    const roles = hubRoles({ ownerUrl: url, ...testRoles() });
    const ownUrls = [...roles].map(([name, role]) => [`${name.toUpperCase()}_DATABASE_URL`, role.url]);
    return { DATABASE_URL: url, ...Object.fromEntries(ownUrls) };
  };

  it('writes the database of DATABASE_URL into the file, and tells what is in it', async () => {
    const { code, text } = await run([...node('backup'), file]);
    expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining(`${file}: 64 tables, `) });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['hub.tar.gz']);
  });

  it('keeps nothing when the disk is full, and says so', async () => {
    const full = join(folder, 'full.tar.gz');
    const limited = ['/bin/sh', '-c', 'ulimit -f 32; exec "$0" "$@"', ...node('backup'), full] as const;
    const { code, text } = await run(limited);
    expect(code).toBe(1);
    expect(text).toMatch(
      /\n\S+full\.tar\.gz cannot be written: it would be larger than this system allows\.\n$/,
    );
    expect(readdirSync(folder)).toEqual(['hub.tar.gz']);
  });

  it('leaves only what is named partial when the backup is killed, and that is not restored', async () => {
    const killed = join(folder, 'killed.tar.gz');
    const blocker = await openTransaction(hub.ownerUrl, 'lock table agreements.clause_sets');
    const child = start([...node('backup'), killed]);
    await hub.untilLocked({ on: 'relation' });
    expect(await child.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    await blocker.end();
    expect(readdirSync(folder).sort()).toEqual(['hub.tar.gz', 'killed.tar.gz.partial']);
    expect(statSync(`${killed}.partial`).mode & 0o777).toBe(0o600);
    const { code, text } = await run([...node('restore'), `${killed}.partial`], {
      DATABASE_URL: hub.ownerUrl,
    });
    expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining('is no backup of Banenbrug') });
  });

  describe('into a database of one’s own', () => {
    let target: TestDatabase;
    beforeAll(async () => {
      target = await createTestDatabase();
    });
    afterAll(() => target.drop());

    it('leaves it empty when the restore is killed, and restores when it is asked again', async () => {
      // The last thing that is made before the rows come.
      const blocker = await openTransaction(target.url, 'create schema standalone');
      const child = start([...node('restore'), file], on(target.url));
      while ((await waiting(target.url)) === 0) await wait(50);
      expect(await child.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
      await blocker.end();
      while ((await hubSchemas(target.url)).length > 0) await wait(50);
      const { code, text } = await run([...node('restore'), file], on(target.url));
      expect({ code, text }).toEqual({
        code: 0,
        text: expect.stringMatching(/The backup of \S+ is restored\. It holds demo data, so it is for a dem/),
      });
      expect(await rowsOf(target.url)).toEqual(await rowsOf(hub.ownerUrl));
    });
  });

  describe('into the embedded database', () => {
    const variables = (): Record<string, string> => ({ BANENBRUG_DATA: join(folder, 'data') });

    it('takes the data along to its newer PostgreSQL, whatever version they were on', async () => {
      const { code, text } = await run([...node('restore'), file], variables());
      expect({ code, text }).toEqual({ code: 0, text: expect.stringContaining('is restored') });
      const dataDirectory = join(folder, 'data/postgres');
      const server = await startEmbeddedPostgres({ dataDirectory, fsync: false });
      sensitive('password', new URL(server.url).password);
      try {
        expect(await rowsOf(server.url)).toEqual(await rowsOf(hub.ownerUrl));
        expect(
          await sqlOn(server.url, `select from pg_roles where rolname = 'banenbrug_regions'`),
        ).toHaveLength(1);
      } finally {
        await server.stop();
        keepLog('postgres', join(dataDirectory, 'server.log'));
      }
    });

    it('refuses a backup without demo data, since that hub gives everybody a token', async () => {
      const real = await createTestHub(subgraphModules);
      const realFile = join(folder, 'real.tar.gz');
      await backUp(real.ownerUrl, realFile);
      await real.close();
      const data = join(folder, 'demo');
      expect(await refusal(restore, [realFile], { BANENBRUG_DATA: data })).toContain('it is of a real hub');
      expect(readdirSync(folder)).not.toContain('demo');
    });

    it('makes no database in order to back it up', async () => {
      const data = join(folder, 'nothing');
      const none = join(folder, 'none.tar.gz');
      expect(await refusal(backup, [none], { BANENBRUG_DATA: data })).toContain('There is no database in');
      expect(readdirSync(folder)).not.toContain('nothing');
    });
  });

  it('refuses what it does not know', async () => {
    expect(await refusal(backup, ['--all'], {})).toBe('\nUse: npm run backup -- FILE\n');
    expect(await refusal(restore, [file, 'more'], {})).toBe('\nUse: npm run restore -- FILE\n');
  });
});

/** A transaction that stays open as long as the connection does. */
async function openTransaction(url: string, statement: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`begin; ${statement}`);
  return client;
}

/** How many connections to a database wait for a lock. */
async function waiting(url: string): Promise<number> {
  const rows = await sqlOn(
    url,
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length;
}

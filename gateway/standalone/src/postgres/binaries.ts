import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, runAs } from './account';
import { EmbeddedPostgresError } from './embedded-postgres.error';

/** The programs of one PostgreSQL installation, as absolute paths, and its major version. */
export interface Binaries {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  readonly major: number;
}

/**
 * The binaries of the installed platform package, ready to run for the account. Where they cannot be (a
 * parent folder closed to that user, links that cannot be written), a copy below `fallbackDirectory` is used.
 */
export function locateBinaries(
  account: Account | null,
  fallbackDirectory: string,
  onProgress: (line: string) => void,
): Binaries {
  const native = platformPackage();
  if (completeLinks(native)) {
    const probe = probeVersion(native, account);
    if (probe.major !== null) return programs(native, probe.major);
    if (!probe.denied) throw new EmbeddedPostgresError(`PostgreSQL cannot run here: ${probe.reason}`);
  }
  const copy = copyOf(native, fallbackDirectory, onProgress);
  const probe = probeVersion(copy, account);
  if (probe.major === null) {
    throw new EmbeddedPostgresError(`PostgreSQL cannot run from ${copy}: ${probe.reason}`);
  }
  return programs(copy, probe.major);
}

function platformPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL for this machine: ${name} is not installed. Run npm ci without leaving out optional packages, or name a PostgreSQL server of your own.`,
    );
  }
}

function programs(native: string, major: number): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string => join(native, 'bin', `${name}${suffix}`);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres'), major };
}

/**
 * The package ships its libraries without their links and makes them in an install script, which npm may be
 * told to skip; so they are made here. False when this user may not write there.
 */
function completeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

type Probe = { major: number } | { major: null; denied: boolean; reason: string };

function probeVersion(native: string, account: Account | null): Probe {
  const { postgres } = programs(native, 0);
  const { stdout, stderr, error } = spawnSync(postgres, ['--version'], {
    ...runAs(account),
    encoding: 'utf8',
  });
  const major = /\(PostgreSQL\) (\d+)/.exec(stdout ?? '')?.[1];
  if (major) return { major: Number(major) };
  const { code } = (error ?? {}) as NodeJS.ErrnoException;
  // Libraries the account may not read fail inside the loader, not in exec.
  const denied = code === 'EACCES' || /permission denied/i.test(stderr ?? '');
  return { major: null, denied, reason: (error?.message ?? stderr ?? '').trim() };
}

function copyOf(native: string, fallbackDirectory: string, onProgress: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const uid = process.getuid?.() ?? 0;
  const copy = join(fallbackDirectory, `banenbrug-postgres-${version}-${uid}`);
  if (!existsSync(copy)) {
    onProgress(`copying the PostgreSQL programs to ${copy}, where they can be run from`);
    const unfinished = mkdtempSync(`${copy}.`);
    cpSync(native, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(unfinished, 0o755);
    completeLinks(join(unfinished, 'native'));
    try {
      renameSync(unfinished, copy);
    } catch {
      // Another start was faster; its copy is checked below like any other.
      rmSync(unfinished, { recursive: true });
    }
  }
  const found = lstatSync(copy);
  // The fallback directory is open to everyone: a folder that somebody else made there is never run from.
  const isOurs =
    found.isDirectory() && (process.platform === 'win32' || (found.uid === uid && !(found.mode & 0o022)));
  if (!isOurs) {
    throw new EmbeddedPostgresError(
      `${copy} was not made by this user and is not trusted. Remove ${basename(copy)} and start again.`,
    );
  }
  return join(copy, 'native');
}

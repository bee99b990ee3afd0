import { spawnSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres.error';

/**
 * Takes the lock of a data folder for this process. Resolves with its release.
 * @throws EmbeddedPostgresError when a living process holds it; a dead one's lock is taken over.
 */
export async function takeLock(path: string, folder: string): Promise<() => void> {
  const mine = `${process.pid} ${startMark(process.pid) ?? ''}`;
  for (;;) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 });
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readLock(path);
    if (holder === null) continue;
    if (holder.content === '' && Date.now() - holder.writtenAt < 2000) {
      // Its maker is between creating and writing it.
      await wait(50);
      continue;
    }
    if (isAlive(holder.content)) {
      throw new EmbeddedPostgresError(
        `The database in ${folder} is already in use by process ${holder.content.split(' ')[0]}. Stop that one first, or choose another data folder.`,
      );
    }
    clearStale(path, holder.content);
  }
}

/** Whether a living process holds the lock. */
export function isLocked(path: string): boolean {
  const holder = readLock(path);
  return holder !== null && isAlive(holder.content);
}

function readLock(path: string): { content: string; writtenAt: number } | null {
  try {
    return { content: readFileSync(path, 'utf8'), writtenAt: statSync(path).mtimeMs };
  } catch {
    return null;
  }
}

/** Two starts may find the same stale lock: the slower one must not clear what the faster one has just made. */
function clearStale(path: string, stale: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readLock(aside)?.content === stale) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function isAlive(content: string): boolean {
  const [number = '', ...mark] = content.split(' ');
  const pid = Number.parseInt(number, 10);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const markNow = startMark(pid);
  return markNow === null || markNow === mark.join(' ');
}

/**
 * When a process was started, as an opaque text: numbers of processes are used again, in a container after
 * every restart, so a number alone would keep a dead launcher's lock closed. Null when it cannot be known.
 */
function startMark(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in parentheses may hold spaces; the start time is the 20th field after it.
      return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
    } catch {
      return null;
    }
  }
  if (process.platform === 'win32') return null;
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { LC_ALL: 'C' },
  });
  return stdout?.trim() || null;
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runAs } from './account';
import type { Binaries } from './binaries';
import type { DataFolder } from './data-folder';

/**
 * Ends a server that a killed launcher left running, and clears what a crashed one left lying. To be called
 * with the folder's lock held: then no living launcher owns that server.
 */
export function stopLeftOver(
  folder: DataFolder,
  binaries: Binaries,
  onProgress: (line: string) => void,
): void {
  const pidFile = join(folder.cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
  if (!exists(pid)) return;
  if (!isServerOf(pid, folder)) {
    // The number has gone to an innocent process: pg_ctl would signal it, and the server would refuse to start.
    rmSync(pidFile, { force: true });
    return;
  }
  onProgress('stopping the PostgreSQL that an interrupted run left behind');
  for (const mode of ['fast', 'immediate']) {
    const options = ['stop', '-D', folder.cluster, '-m', mode, '-w', '-t', '10'];
    if (spawnSync(binaries.pgCtl, options, runAs(folder.account)).status === 0) return;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isServerOf(pid: number, folder: DataFolder): boolean {
  if (process.platform === 'win32') return true;
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(folder.cluster);
    } catch {
      return false;
    }
  }
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return (stdout ?? '').includes(folder.cluster);
}

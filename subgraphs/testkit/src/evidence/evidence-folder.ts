import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What writes a log: jest itself, a database server, a hub inside a test's process, a process that a test starts. */
export const logSources = ['jest', 'postgres', 'hub', 'process'] as const;

/** One of the four. */
export type LogSource = (typeof logSources)[number];

/** Makes the private folder of one run: logs in `logs/<source>/`, what they must not hold in `values/`. */
export function makeEvidenceFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'banenbrug-evidence-'));
  for (const source of logSources) mkdirSync(logFolder(folder, source), { recursive: true });
  mkdirSync(valueFolder(folder));
  return folder;
}

/** Where the logs of one source lie. */
export function logFolder(folder: string, source: LogSource): string {
  return join(folder, 'logs', source);
}

/** Where the values lie: beside the logs and never among them. */
export function valueFolder(folder: string): string {
  return join(folder, 'values');
}

/** The files in a folder, in the order of their names. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => join(folder, name));
}

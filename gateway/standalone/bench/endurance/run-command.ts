import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, today } from '@banenbrug/service-common';
import { resultsFolder } from './hub/places';

/** What a command is given to work with. */
export interface Surroundings {
  /** A folder that is gone afterwards. */
  readonly folder: string;
  readonly date: string;
  readonly progress: (line: string) => void;
  /** Called in the other order when the command ends, however it does. */
  later(undo: () => Promise<void>): void;
}

/** What a command came to. */
export interface Outcome {
  readonly table: string;
  readonly raw: object;
  readonly holds: boolean;
  /** Whether it is written beside earlier results. */
  readonly isKept: boolean;
}

/** Runs a command, prints and keeps what it came to, and leaves nothing running. Ends with 1 when it does not hold. */
export async function runCommand(
  name: string,
  work: (surroundings: Surroundings) => Promise<Outcome>,
): Promise<void> {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), `banenbrug-${name}-`));
  const undo: (() => Promise<void>)[] = [];
  const date = today(systemClock);
  // What was started looks after itself when this process exits, but not when a signal ends it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const progress = (line: string): void => {
    process.stderr.write(`[${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s] ${line}\n`);
  };
  try {
    const { table, raw, holds, isKept } = await work({
      folder,
      date,
      progress,
      later: (each) => undo.unshift(each),
    });
    if (isKept) keep(join(resultsFolder, `${date}-${name}`), table, raw);
    process.stdout.write(table);
    if (!holds) process.exitCode = 1;
  } finally {
    for (const each of undo) await each();
  }
}

function keep(file: string, table: string, raw: object): void {
  mkdirSync(resultsFolder, { recursive: true });
  writeFileSync(`${file}.json`, `${JSON.stringify(raw)}\n`);
  writeFileSync(`${file}.md`, table);
}

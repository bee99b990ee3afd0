import { readFile, stat } from 'node:fs/promises';
import { type Logger, faultOf } from '@banenbrug/service-common';

/** A file that is watched. */
export interface WatchedFile {
  /** Stops looking. */
  close(): void;
}

/** What is watched, and who is told. */
export interface WatchOptions {
  readonly file: string;
  /** How often it is looked at, in milliseconds. */
  readonly everyMs: number;
  /** Told the text of each version after the first. What it throws is told already; the next version is told all the same. */
  readonly onChange: (text: string) => Promise<void>;
  readonly logger: Logger;
}

/**
 * Tells of every change of a file, by looking at what its path names: it is seen whether a file is written in place or
 * another takes its place by a rename, also through symbolic links, as Kubernetes does, and on disks that send no events.
 */
export function watchFile({ file, everyMs, onChange, logger }: WatchOptions): WatchedFile {
  let seen: string | undefined;
  let isLooking = false;
  let isMissing = false;
  const look = async (): Promise<void> => {
    const { mtimeMs, size, ino } = await stat(file);
    const now = `${ino} ${size} ${mtimeMs}`;
    isMissing = false;
    if (now === seen) return;
    const isFirst = seen === undefined;
    seen = now;
    if (!isFirst) await onChange(await readFile(file, 'utf8')).catch(() => {});
  };
  const lookAgain = (): void => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch((error: unknown) => {
        if (!isMissing) logger.warn({ fault: faultOf(error) }, 'a watched file cannot be read');
        isMissing = true;
      })
      .finally(() => (isLooking = false));
  };
  lookAgain();
  const timer = setInterval(lookAgain, everyMs);
  timer.unref();
  return { close: () => clearInterval(timer) };
}

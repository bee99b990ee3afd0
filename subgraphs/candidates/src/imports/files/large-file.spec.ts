import { closeSync, openSync, writeSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { byNames, removeSpooled, spool, today } from '../../../e2e/import-files';
import { readImportFile } from './read-import-file';

const megabyte = 1024 * 1024;

afterAll(removeSpooled);

/** A CSV file of 50 MB: few rows with long notes, so that it is quick to read. */
function writeLargeFile(): { path: string; rows: number } {
  const path = spool('');
  const file = openSync(path, 'w');
  const note = 'notitie zonder betekenis '.repeat(100);
  let rows = 0;
  let bytes = writeSync(file, 'Nummer;Uren;Notitie\r\n');
  while (bytes < 50 * megabyte) {
    bytes += writeSync(file, `K-${rows};24-32 u;"${note}"\r\n`);
    rows += 1;
  }
  closeSync(file);
  return { path, rows };
}

/** Megabytes that are held once the rubbish is gone. */
function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / megabyte;
}

describe('a file of 50 MB', () => {
  it('is read in memory that does not grow with it', async () => {
    const { path, rows } = writeLargeFile();
    const mapping = byNames({ DESK_REFERENCE: 'Nummer', HOURS_PER_WEEK: 'Uren' });
    const options = { format: 'CSV', mapping, today, consentConfirmedSince: null } as const;
    const before = held();
    const grown: number[] = [];
    let read = 0;
    for await (const _ of readImportFile(path, { ...options, signal: new AbortController().signal })) {
      read += 1;
      if (read % 5_000 === 0) grown.push(held() - before);
    }
    expect(read).toBe(rows);
    // All of it at once would be 50 MB of text, and as much again of cells.
    expect(grown).toHaveLength(4);
    expect(Math.max(...grown)).toBeLessThan(20);
  });
});

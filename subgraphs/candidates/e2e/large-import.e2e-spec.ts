import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeSpooled, spool } from './import-files';

const megabyte = 1024 * 1024;

/** Reads the file of its argument in a process of its own, and tells how much that process grew. */
const reader = `
  const { readImportFile } = require(process.argv[1]);
  const options = {
    format: 'CSV',
    mapping: { columns: [{ source: { name: 'Nummer' }, target: 'DESK_REFERENCE' }] },
    today: '2026-11-25',
    consentConfirmedSince: null,
    signal: new AbortController().signal,
  };
  (async () => {
    let rows = 0;
    let before = 0;
    for await (const row of readImportFile(process.argv[2], options)) {
      rows += 1;
      if (rows === 1) before = process.memoryUsage().rss;
    }
    process.stdout.write(JSON.stringify({ rows, grown: process.resourceUsage().maxRSS * 1024 - before }));
  })();
`;

afterAll(removeSpooled);

/** A CSV file of 50 MB. */
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

describe('a file of 50 MB', () => {
  it('is read in memory that does not grow with it', async () => {
    const { path, rows } = writeLargeFile();
    const module = join(__dirname, '..', 'dist', 'imports');
    // The heap has no room for the file beside the program.
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--max-old-space-size=64',
      '-e',
      reader,
      module,
      path,
    ]);
    const { rows: read, grown } = JSON.parse(stdout) as { rows: number; grown: number };
    expect(read).toBe(rows);
    expect(grown / megabyte).toBeLessThan(60);
  });
});

import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeSpooled, spool } from './import-files';
import { sheetOf, writeWorkbook } from './write-workbook';

const megabyte = 1024 * 1024;

/** Reads the file of its argument in a process of its own, and tells how much that process grew. */
const reader = `
  const { readImportFile } = require(process.argv[1]);
  const options = {
    format: process.argv[3],
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

const note = 'notitie zonder betekenis '.repeat(100);

/** A CSV file of 50 MB. */
function writeLargeCsv(): { path: string; rows: number } {
  const path = spool('');
  const file = openSync(path, 'w');
  let rows = 0;
  let bytes = writeSync(file, 'Nummer;Uren;Notitie\r\n');
  while (bytes < 50 * megabyte) {
    bytes += writeSync(file, `K-${rows};24-32 u;"${note}"\r\n`);
    rows += 1;
  }
  closeSync(file);
  return { path, rows };
}

/** A workbook that unpacks to 50 MB, with references so long that a part of its text would be kept with each. */
function writeLargeWorkbook(): { path: string; rows: number } {
  const rows = 20_000;
  const people = Array.from({ length: rows }, (_, index) => [`KANDIDAAT-REFERENTIE-${index}`, note]);
  return { path: spool(writeWorkbook([sheetOf([['Nummer', 'Notitie'], ...people])])), rows };
}

/** The rows that a process read, and the megabytes by which it grew. The heap has no room for the file beside it. */
async function readApart(format: string, path: string): Promise<{ rows: number; grown: number }> {
  const module = join(__dirname, '..', 'dist', 'imports');
  const command = ['--max-old-space-size=64', '-e', reader, module, path, format];
  const { stdout } = await promisify(execFile)(process.execPath, command);
  const { rows, grown } = JSON.parse(stdout) as { rows: number; grown: number };
  return { rows, grown: grown / megabyte };
}

describe('a large file', () => {
  it.each([
    ['CSV', writeLargeCsv],
    ['XLSX', writeLargeWorkbook],
  ])(
    'of %s is read in memory that does not grow with it',
    async (format, write) => {
      const { path, rows } = write();
      const read = await readApart(format, path);
      expect(read.rows).toBe(rows);
      expect(read.grown).toBeLessThan(120);
      // Fifty megabytes take seconds, and more on a machine that does other things.
    },
    120_000,
  );
});

import type { Role } from '@banenbrug/service-common';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describedFollowUp, oddRow } from '../../../e2e/described-rows';
import type { CsvSeparator } from '../../entities';
import type { DescribedFollowUp } from '../../repositories/described-follow-up.repository';
import { plainText } from '../plain-text';
import { exportColumns } from './export-columns';
import { type CsvLayout, writeCsv } from './write-csv';

const dutch: CsvLayout = { role: 'LIAISON', language: 'nl', today: '2026-06-15', separator: 'SEMICOLON' };

async function csvOf(rows: readonly DescribedFollowUp[], layout = dutch): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of writeCsv(pagesOf(rows), layout) as AsyncIterable<Buffer>)
    chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

async function* pagesOf(rows: readonly DescribedFollowUp[]): AsyncGenerator<readonly DescribedFollowUp[]> {
  for (const row of rows) yield [row];
}

const cellsOf = (text: string, delimiter = ';'): string[][] =>
  parse(text, { bom: true, delimiter, relax_quotes: true, relax_column_count: true });

describe('a CSV file of follow-up agreements', () => {
  it('has a title for each column and a line for each agreement, in the language that was asked for', async () => {
    expect(cellsOf(await csvOf([describedFollowUp]))).toEqual([
      exportColumns.map(({ title }) => title.nl),
      [
        '4',
        'Vierde sessie',
        '2026-06-10',
        'Werkgever 01',
        'AM06, AM07',
        expect.stringContaining(', '),
        'proefplaatsing',
        'Wij bellen dinsdag',
        '',
        '',
        'Hoofd werving',
        '',
        '2026-06-20',
        'open',
        '2026-06-12',
        '2026-06-10',
        'tekst van de regio, wie in de regio',
        ...Array<string>(5).fill(''),
        describedFollowUp.id,
      ],
    ]);
    const [titles, line] = cellsOf(
      await csvOf([describedFollowUp], { ...dutch, language: 'en', separator: 'COMMA' }),
      ',',
    );
    expect(titles?.[6]).toBe('Category');
    expect(line?.[6]).toBe('trial placement');
  });

  it('tells what came of an agreement: to its sides exactly, to others rounded and not below five', async () => {
    const told = { isMeetingHeld: true, isArrangementSigned: false, hoursHundredths: 17_850 };
    const resultOf = async (role: Role, placements: number): Promise<string[]> =>
      cellsOf(await csvOf([{ ...describedFollowUp, ...told, placements }], { ...dutch, role }))[1]?.slice(
        -6,
        -1,
      ) ?? [];
    expect(await resultOf('DESK', 7)).toEqual(['ja', 'nee', '7', '178.5', '7']);
    expect(await resultOf('EMPLOYER', 3)).toEqual(['ja', 'nee', '3', '178.5', '7']);
    expect(await resultOf('ORGANISER', 7)).toEqual(['ja', 'nee', '5', '178.5', '7']);
    expect(await resultOf('LIAISON', 3)).toEqual(['ja', 'nee', 'minder dan 5', '', '']);
  });

  it('says of one of which nobody has heard for sixty days that it is silent', async () => {
    const statusOn = async (today: string) =>
      cellsOf(await csvOf([describedFollowUp], { ...dutch, today }))[1]?.[13];
    expect(await statusOn('2026-08-10')).toBe('open');
    expect(await statusOn('2026-08-11')).toBe('geen bericht');
  });

  it('begins with a byte order mark and ends its lines as RFC 4180 says', async () => {
    const text = await csvOf([]);
    expect(text).toMatch(/^\ufeff"Sessie";/);
    expect(text.endsWith('"Kenmerk"\r\n')).toBe(true);
  });

  it('has no cell that a spreadsheet takes for a formula, whatever was written, also of one that expects another separator', async () => {
    const separators: readonly CsvSeparator[] = ['SEMICOLON', 'COMMA'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(oddRow, { maxLength: 3 }),
        fc.constantFrom(...separators),
        async (rows, separator) => {
          const text = await csvOf(rows, { ...dutch, separator });
          for (const delimiter of [';', ',', '\t']) {
            for (const cell of cellsOf(text, delimiter).flat())
              expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠\t\r\n]/);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('gives each text back, but for what no line can hold and the apostrophes', async () => {
    const without = (text: string): string => text.replaceAll("'", '');
    await fc.assert(
      fc.asyncProperty(oddRow, async (row) => {
        const [, line = []] = cellsOf(await csvOf([row]));
        expect(line).toHaveLength(exportColumns.length);
        expect(without(line[7] ?? '')).toBe(without(plainText(row.employerText ?? '')));
      }),
      { numRuns: 100 },
    );
  });

  it('asks for a page when the one before it was read, and ends with what failed', async () => {
    let asked = 0;
    const pages = async function* (): AsyncGenerator<readonly DescribedFollowUp[]> {
      for (; asked < 500; asked += 1) yield Array<DescribedFollowUp>(100).fill(describedFollowUp);
      throw new Error('the database is gone');
    };
    const body = writeCsv(pages(), dutch);
    await new Promise((resolve) => body.once('readable', resolve));
    expect(asked).toBeLessThan(50);
    await expect(
      (async () => {
        for await (const _ of body) continue;
      })(),
    ).rejects.toThrow('the database is gone');
  });
});

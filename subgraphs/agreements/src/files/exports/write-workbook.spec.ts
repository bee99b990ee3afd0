import fc from 'fast-check';
import { describedFollowUp, oddRow } from '../../../e2e/described-rows';
import { readWorkbook } from '../../../e2e/read-workbook';
import type { FileReader } from '../file-reader';
import { plainText } from '../plain-text';
import { exportColumns } from './export-columns';
import { writeWorkbook } from './write-workbook';

const reader: FileReader = { role: 'LIAISON', language: 'nl', today: '2026-06-15' };

describe('a workbook of follow-up agreements', () => {
  it('has a row for each agreement, with numbers, days and texts as what they are', async () => {
    const [titles = [], row = []] = readWorkbook(await writeWorkbook([describedFollowUp], reader));
    expect(titles.map((cell) => cell?.value)).toEqual(exportColumns.map(({ title }) => title.nl));
    expect(row[0]).toEqual({ type: 'n', value: '4', isFormula: false });
    expect(row[3]).toEqual({ type: 's', value: 'Werkgever 01', isFormula: false });
    // Days since 30 December 1899.
    expect(row[12]).toEqual({ type: 'n', value: '46193', isFormula: false });
    expect(row[8]).toBeNull();
  });

  it('has no formula in it and gives each text back, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(oddRow, { minLength: 1, maxLength: 3 }), async (rows) => {
        const [, ...found] = readWorkbook(await writeWorkbook(rows, { ...reader, language: 'en' }));
        expect(found).toHaveLength(rows.length);
        for (const [index, row] of rows.entries()) {
          const cells = found[index] ?? [];
          expect(cells.some((cell) => cell?.isFormula)).toBe(false);
          expect(cells[7]?.value ?? '').toBe(plainText(row.employerText ?? ''));
          expect(cells[7]?.type ?? 's').toBe('s');
        }
      }),
      { numRuns: 60 },
    );
  });
});

import { type Language, Turns } from '@banenbrug/service-common';
import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import type { FileReader } from '../file-reader';
import type { DescribedFollowUp } from '../../repositories/described-follow-up.repository';
import { type ExportCell, exportColumns } from './export-columns';

const dayFormat = 'yyyy-mm-dd';
const sheetNames: Readonly<Record<Language, string>> = { en: 'Agreements', nl: 'Afspraken' };

/** A workbook is whole in memory while it is made: one at a time in a process. */
const turns = new Turns(1);

/**
 * Rows as a workbook of one sheet, with days as days and numbers as numbers. Texts are cells of text, so that nothing in
 * them can become a formula.
 */
export async function writeWorkbook(rows: readonly DescribedFollowUp[], reader: FileReader): Promise<Buffer> {
  const done = await turns.take();
  try {
    const head = exportColumns.map(({ title }) => ({
      value: title[reader.language],
      type: String,
      fontWeight: 'bold' as const,
    }));
    const data: SheetData = [
      head,
      ...rows.map((row) => exportColumns.map(({ cellOf }) => cellObject(cellOf(row, reader)))),
    ];
    return await writeExcelFile(data, {
      sheet: sheetNames[reader.language],
      stickyRowsCount: 1,
      columns: exportColumns.map(({ width }) => ({ width })),
    }).toBuffer();
  } finally {
    done();
  }
}

function cellObject(cell: ExportCell): CellObject | null {
  switch (cell?.type) {
    case undefined:
      return null;
    case 'TEXT':
      return { value: cell.value, type: String };
    case 'NUMBER':
      return { value: cell.value, type: Number };
    case 'DAY':
      return { value: new Date(`${cell.value}T00:00:00Z`), type: Date, format: dayFormat };
  }
}

import { ImportFileError } from '../import-file-error';
import type { ColumnMapping } from '../mapping/column-mapping';
import { targetOfName } from '../mapping/column-names';
import { columnsFound } from '../mapping/resolve-columns';
import { findHeader, type HeadedRows } from './header';
import type { SourceTable } from './source-row';
import { openArchive, type XlsxArchive } from './xlsx-archive';
import { type CellRange, findMergedRanges } from './xlsx-ranges';
import { readSheetRows } from './xlsx-sheet';
import { readSharedStrings } from './xlsx-strings';
import { readDayStyles } from './xlsx-styles';
import type { CellReading } from './xlsx-value';
import { readWorkbook } from './xlsx-workbook';

/**
 * The table of a workbook: the sheet with most of the mapped columns, or of the names that desks use; the first when
 * there is nothing to choose by. @throws ImportFileError
 */
export async function openXlsxTable(
  path: string,
  mapping: ColumnMapping | null,
  signal: AbortSignal,
): Promise<SourceTable> {
  const archive = await openArchive(path, signal);
  try {
    const workbook = await readWorkbook(archive, signal);
    const reading: CellReading = {
      strings: await readSharedStrings(archive, workbook.sharedStrings, signal),
      dayStyles: await readDayStyles(archive, workbook.styles, signal),
      system: workbook.system,
    };
    const sheet = await chooseSheet(archive, workbook.sheets, mapping, reading, signal);
    const merged = await findMergedRanges(await archive.open(sheet, 'SHEET'), signal);
    const headed = await openSheet(archive, sheet, mapping, { reading, merged, signal });
    if (headed === null) throw new ImportFileError('EMPTY');
    return {
      names: headed.names,
      rows: headed.rows,
      underHeader: (row) => row,
      system: workbook.system,
      close: async () => {
        await headed.close();
        archive.close();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

interface SheetOptions {
  readonly reading: CellReading;
  readonly merged: readonly CellRange[];
  readonly signal: AbortSignal;
}

async function openSheet(
  archive: XlsxArchive,
  sheet: string,
  mapping: ColumnMapping | null,
  { reading, merged, signal }: SheetOptions,
): Promise<HeadedRows | null> {
  return findHeader(readSheetRows(await archive.open(sheet, 'SHEET'), merged, reading, signal), mapping);
}

async function chooseSheet(
  archive: XlsxArchive,
  sheets: readonly string[],
  mapping: ColumnMapping | null,
  reading: CellReading,
  signal: AbortSignal,
): Promise<string> {
  let best = { sheet: '', score: -1 };
  // Positions fit any sheet: the first is meant.
  const isByName = mapping === null || mapping.columns.some(({ source }) => 'name' in source);
  for (const sheet of isByName ? sheets : sheets.slice(0, 1)) {
    const headed = await openSheet(archive, sheet, mapping, { reading, merged: [], signal });
    if (headed === null) continue;
    await headed.close();
    const score =
      mapping === null
        ? headed.names.filter((name) => targetOfName(name) !== null).length
        : columnsFound(mapping, headed.names);
    if (score > best.score) best = { sheet, score };
    if (score === mapping?.columns.length) break;
  }
  if (best.score < 0) throw new ImportFileError('EMPTY');
  return best.sheet;
}

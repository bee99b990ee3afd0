import { screen } from '@banenbrug/service-common';
import { ImportFileError } from '../import-file-error';
import type { ImportedRow, ImportFormat } from '../imported-row';
import { type ColumnMapping, fieldOfTarget } from '../mapping/column-mapping';
import { mapRow } from '../mapping/map-row';
import { resolveColumns } from '../mapping/resolve-columns';
import { vumRow } from '../mapping/vum-row';
import { openCsvTable } from './csv-table';
import type { SourceRow, SourceTable } from './source-row';
import { readVumRecords, type VumRecord } from './vum-records';
import { openXlsxTable } from './xlsx-table';

/** How to read a file. */
export interface ReadImportOptions {
  readonly format: ImportFormat;
  /** What the columns mean; needed for CSV and XLSX, not looked at for VUM. */
  readonly mapping: ColumnMapping | null;
  /** YYYY-MM-DD: what "at once" means, and the bound of days that have passed. */
  readonly today: string;
  /**
   * The day since which the desk has recorded consent for all rows that do not speak of it; null when it said no such
   * thing. A row that says there is none has none.
   */
  readonly consentConfirmedSince: string | null;
  readonly signal: AbortSignal;
}

/**
 * Reads a spooled file row by row in bounded memory. Rows before a fault are given before it is thrown: who must not
 * begin with a file that ends badly reads it through before.
 * @throws ImportFileError for what refuses a whole file
 */
export async function* readImportFile(path: string, options: ReadImportOptions): AsyncGenerator<ImportedRow> {
  const references = new Set<string>();
  const { rows, meaningOf, close } = await openRows(path, options);
  try {
    for await (const row of rows) {
      options.signal.throwIfAborted();
      yield markDuplicate(meaningOf(row), references);
    }
  } finally {
    await close();
  }
}

/**
 * Reads a file to its end as `readImportFile` does, and faults where that would, without asking what its rows mean.
 * Answers how many there are.
 * @param everyRow called after each row with how many have been read; awaited where it answers a promise
 * @throws ImportFileError
 */
export async function readThrough(
  path: string,
  options: ReadImportOptions,
  everyRow: (rowsRead: number) => Promise<void> | undefined,
): Promise<number> {
  const { rows, close } = await openRows(path, options);
  let count = 0;
  try {
    for await (const _ of rows) {
      options.signal.throwIfAborted();
      count += 1;
      const turn = everyRow(count);
      if (turn) await turn;
    }
  } finally {
    await close();
  }
  return count;
}

/** The rows of a file as its format has them, and what such a row means. */
interface OpenRows<Row> {
  readonly rows: AsyncIterable<Row>;
  meaningOf(row: Row): ImportedRow;
  close(): Promise<void>;
}

async function openRows(path: string, options: ReadImportOptions): Promise<OpenRows<unknown>> {
  const { format, mapping, signal } = options;
  if (format === 'VUM_JSON') return vumRows(path, options);
  if (mapping === null) throw new ImportFileError('NO_MAPPING');
  return mappedRows(await openTable(path, format, mapping, signal), mapping, options);
}

async function mappedRows(
  { names, rows, underHeader, system, close }: SourceTable,
  mapping: ColumnMapping,
  { today, consentConfirmedSince }: ReadImportOptions,
): Promise<OpenRows<SourceRow>> {
  try {
    const columns = resolveColumns(mapping, names);
    const context = { system, today, consentConfirmedSince };
    return { rows, meaningOf: (row) => mapRow(underHeader(row), columns, context), close };
  } catch (error) {
    await close();
    throw error;
  }
}

const vumRows = (path: string, options: ReadImportOptions): OpenRows<VumRecord> => ({
  rows: readVumRecords(path, options.signal),
  meaningOf: ({ line, record }) => vumRow(line, record, options),
  close: async () => {},
});

/** The first row of a reference stands; a later one is refused, since nobody can say which of them is right. */
function markDuplicate(row: ImportedRow, references: Set<string>): ImportedRow {
  const { deskReference } = row;
  if (deskReference === null) return row;
  if (!references.has(deskReference)) {
    references.add(deskReference);
    return row;
  }
  const duplicate = {
    field: fieldOfTarget.DESK_REFERENCE,
    category: 'DUPLICATE_REFERENCE',
    refusesRow: true,
  } as const;
  return { ...row, problems: [...row.problems, duplicate] };
}

const openTable = (
  path: string,
  format: 'CSV' | 'XLSX',
  mapping: ColumnMapping | null,
  signal: AbortSignal,
): Promise<SourceTable> =>
  format === 'CSV' ? openCsvTable(path, mapping, signal) : openXlsxTable(path, mapping, signal);

/**
 * The names in the header of a CSV or XLSX file, in order, to make a mapping of. Null for a column without one, and for
 * one that may not be shown: a file without a header begins with a person. @throws ImportFileError
 */
export async function previewColumns(
  path: string,
  format: 'CSV' | 'XLSX',
  signal: AbortSignal,
): Promise<readonly (string | null)[]> {
  const { names, close } = await openTable(path, format, null, signal);
  await close();
  return names.map((name) => (name === '' || name.length > 200 || screen(name).length > 0 ? null : name));
}

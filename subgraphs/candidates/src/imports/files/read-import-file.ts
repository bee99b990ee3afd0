import type { ImportedRow, ImportFormat } from '../imported-row';
import type { ColumnMapping } from '../mapping/column-mapping';

/** How to read a file. */
export interface ReadImportOptions {
  readonly format: ImportFormat;
  /** What the columns mean; needed for CSV and XLSX, not looked at for VUM. */
  readonly mapping: ColumnMapping | null;
  /** YYYY-MM-DD: what "at once" means, and the bound of days that have passed. */
  readonly today: string;
  /** The day since which the desk has recorded consent for all rows that do not speak of it; null when it said no such thing. */
  readonly consentConfirmedSince: string | null;
  readonly signal: AbortSignal;
}

/**
 * Reads a spooled file row by row in bounded memory. Rows before a fault are given before it is thrown: who must not
 * begin with a file that ends badly reads it twice.
 * @throws ImportFileError for what refuses a whole file
 */
export function readImportFile(_path: string, _options: ReadImportOptions): AsyncIterable<ImportedRow> {
  throw new Error('not built yet');
}

/**
 * The names in the header of a CSV or XLSX file, in order; null for a column without one, or with one that may not be
 * shown. @throws ImportFileError
 */
export function previewColumns(
  _path: string,
  _format: 'CSV' | 'XLSX',
  _signal: AbortSignal,
): Promise<readonly (string | null)[]> {
  throw new Error('not built yet');
}

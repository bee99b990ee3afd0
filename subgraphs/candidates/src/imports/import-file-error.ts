import type { ImportTarget } from './mapping/column-mapping';

/**
 * Why a whole file is refused. `EMPTY` no rows · `ENCODING` text of no known or of mixed encodings · `NOT_TEXT` a CSV
 * or JSON file that is no text · `DELIMITER` no separator gives columns · `QUOTING` a quote that is never closed ·
 * `MISSING_COLUMN` a mapped column is not there · `DUPLICATE_COLUMN` two columns go by the name of a mapped one ·
 * `NO_MAPPING` columns whose meaning nobody told · `TOO_MANY_COLUMNS`, `TOO_MANY_ROWS` · `NOT_A_ZIP`,
 * `NOT_A_WORKBOOK`, `DAMAGED_ARCHIVE`, `ENCRYPTED`, `ARCHIVE_TOO_LARGE` of XLSX · `NOT_JSON`, `NOT_VUM`,
 * `RECORD_TOO_LARGE` of VUM.
 */
export type ImportFileReason =
  | 'EMPTY'
  | 'ENCODING'
  | 'NOT_TEXT'
  | 'DELIMITER'
  | 'QUOTING'
  | 'MISSING_COLUMN'
  | 'DUPLICATE_COLUMN'
  | 'NO_MAPPING'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_ROWS'
  | 'NOT_A_ZIP'
  | 'NOT_A_WORKBOOK'
  | 'DAMAGED_ARCHIVE'
  | 'ENCRYPTED'
  | 'ARCHIVE_TOO_LARGE'
  | 'NOT_JSON'
  | 'NOT_VUM'
  | 'RECORD_TOO_LARGE';

/** Where in the file: positions and targets only, never a text of it. */
export interface ImportFilePlace {
  /** As `ImportedRow.line`. */
  readonly line?: number;
  /** The bound that was passed. */
  readonly maximum?: number;
  /** What the column that is missing or doubled was to tell of. */
  readonly target?: ImportTarget;
}

/** A file that is refused as a whole, typed; its message holds nothing of the file. */
export class ImportFileError extends Error {
  constructor(
    readonly reason: ImportFileReason,
    readonly where: ImportFilePlace = {},
  ) {
    super(`The file is refused: ${reason}.`);
    this.name = 'ImportFileError';
  }
}

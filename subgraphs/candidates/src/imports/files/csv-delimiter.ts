import { parse } from 'csv-parse/sync';
import { ImportFileError } from '../import-file-error';
import { type ColumnMapping, maximumColumns } from '../mapping/column-mapping';
import { targetOfName } from '../mapping/column-names';
import { columnsFound } from '../mapping/resolve-columns';

const delimiters = [';', ',', '\t', '|'] as const;

/** What separates the cells of a CSV file. */
export type CsvDelimiter = (typeof delimiters)[number];

/** Rows that are looked at to tell a delimiter, and a header. */
export const rowsLookedAt = 20;

/** Excel's own note of the delimiter, on a line of its own before all others. */
export const delimiterNote = /^sep=(.)\r?\n/;

interface Trial {
  readonly delimiter: CsvDelimiter;
  /** Mapped or well-known columns in the best row. */
  readonly known: number;
  /** Rows that have as many cells as the widest. */
  readonly even: number;
  readonly width: number;
  readonly rows: number;
}

/**
 * The delimiter of a file, from its first characters: the one that shows most of the columns that are looked for, then
 * the one that gives the most rows of one width.
 * @throws ImportFileError DELIMITER when none gives columns, TOO_MANY_COLUMNS
 */
export function detectDelimiter(sample: string, mapping: ColumnMapping | null): CsvDelimiter {
  const [, noted] = delimiterNote.exec(sample) ?? [];
  const fromNote = delimiters.find((delimiter) => delimiter === noted);
  if (fromNote !== undefined) return fromNote;
  const [best] = delimiters
    .map((delimiter) => tryDelimiter(sample, delimiter, mapping))
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.known - a.known || b.even - a.even || b.width - a.width);
  // A sign that is in some texts and separates nothing gives rows of all widths under no name that is known.
  if (best === undefined || (best.known === 0 && best.even * 2 < best.rows)) {
    throw new ImportFileError('DELIMITER');
  }
  if (best.width > maximumColumns) throw new ImportFileError('TOO_MANY_COLUMNS', { maximum: maximumColumns });
  return best.delimiter;
}

function tryDelimiter(sample: string, delimiter: CsvDelimiter, mapping: ColumnMapping | null): Trial {
  const rows = parse(sample, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: rowsLookedAt,
  }) as string[][];
  // The sample may end within its last row.
  const whole = rows.length > 1 && rows.length < rowsLookedAt ? rows.slice(0, -1) : rows;
  const width = Math.max(0, ...whole.map((row) => row.length));
  return {
    delimiter,
    width,
    rows: whole.length,
    even: whole.filter((row) => row.length === width).length,
    known: Math.max(0, ...whole.map((row) => knownColumns(row, mapping))),
  };
}

/** A position says nothing about a delimiter: only names do. */
const knownColumns = (row: readonly string[], mapping: ColumnMapping | null): number =>
  mapping?.columns.some(({ source }) => 'name' in source)
    ? columnsFound(mapping, row)
    : row.filter((name) => targetOfName(name) !== null).length;

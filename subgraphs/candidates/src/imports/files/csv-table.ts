import { CsvError, parse, type Parser } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { ImportFileError } from '../import-file-error';
import type { ColumnMapping } from '../mapping/column-mapping';
import { delimiterNote, detectDelimiter } from './csv-delimiter';
import { decodeText } from './decode-text';
import { findHeader } from './header';
import { cellFault, type Cell, longestCell, type SourceRow, type SourceTable, textCell } from './source-row';
import { detectEncoding } from './text-encoding';

/** Characters of the start of a file by which its delimiter is told. */
const sampleLength = 64 * 1024;

/** Characters of a row: 200 cells of the longest would be more, but a quote that is never closed must end somewhere. */
const longestRow = 1_000_000;

/**
 * The table of a CSV file, whose delimiter and encoding are found out.
 * @throws ImportFileError
 */
export async function openCsvTable(
  path: string,
  mapping: ColumnMapping | null,
  signal: AbortSignal,
): Promise<SourceTable> {
  const headed = await findHeader(readCsvRows(path, mapping, signal), mapping);
  if (headed === null) throw new ImportFileError('EMPTY');
  const { names, rows, width, close } = headed;
  return { names, rows, underHeader: (row) => markRagged(row, width), system: 1900, close };
}

/** More cells than the header: something that is no delimiter was read as one, so that no cell is where it should be. */
const markRagged = (row: SourceRow, width: number): SourceRow =>
  row.cells.length > width && row.cells.slice(width).some((cell) => cell !== '')
    ? { ...row, isRagged: true }
    : row;

async function* readCsvRows(
  path: string,
  mapping: ColumnMapping | null,
  signal: AbortSignal,
): AsyncGenerator<SourceRow> {
  const encoding = await detectEncoding(path, signal);
  const sample = await startOf(decodeText(path, encoding, signal));
  if (sample.trim() === '') throw new ImportFileError('EMPTY');
  const firstLine = delimiterNote.test(sample) ? 2 : 1;
  const parser = parse({
    delimiter: detectDelimiter(sample, mapping),
    max_record_size: longestRow,
    relax_column_count: true,
    // A quote within an unquoted cell is a character like others: it must not swallow the cells after it.
    relax_quotes: true,
    from_line: firstLine,
  });
  pipeline(Readable.from(decodeText(path, encoding, signal)), parser, () => {});
  yield* rowsOf(parser, firstLine);
}

/** Blank lines are rows too, so that lines can be counted: the parser counts one within a quote twice. */
async function* rowsOf(parser: Parser, firstLine: number): AsyncGenerator<SourceRow> {
  let line = firstLine;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      yield { line, cells: record.map(cellOf), isRagged: false };
      line += 1 + linesWithin(record);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new ImportFileError('QUOTING', { line });
    throw error;
  }
}

/** The ends of lines within quoted cells. */
function linesWithin(record: readonly string[]): number {
  let count = 0;
  for (const cell of record) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

/** What begins with an equals sign is a formula to every program that opens the file. */
const cellOf = (text: string): Cell =>
  text.startsWith('=') && text.length <= longestCell ? cellFault('FORMULA') : textCell(text);

async function startOf(texts: AsyncIterable<string>): Promise<string> {
  let sample = '';
  for await (const text of texts) {
    sample += text;
    if (sample.length >= sampleLength) break;
  }
  return sample.slice(0, sampleLength);
}

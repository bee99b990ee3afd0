import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { CsvSeparator } from '../../entities';
import type { FileReader } from '../file-reader';
import type { DescribedFollowUp } from '../../repositories/described-follow-up.repository';
import { type ExportCell, exportColumns } from './export-columns';
import { inertText } from './inert-text';

/** How a CSV file is written, and for whom. */
export interface CsvLayout extends FileReader {
  readonly separator: CsvSeparator;
}

const signs: Readonly<Record<CsvSeparator, string>> = { SEMICOLON: ';', COMMA: ',' };

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know the encoding. Each page is asked for
 * when the one before it was read, so the whole is never in memory.
 */
export function writeCsv(
  pages: AsyncIterable<readonly DescribedFollowUp[]>,
  { separator, ...reader }: CsvLayout,
): Readable {
  const lines = stringify({
    bom: true,
    delimiter: signs[separator],
    record_delimiter: 'windows',
    quoted_string: true,
  });
  pipeline(Readable.from(records(pages, reader)), lines, () => {});
  return lines;
}

async function* records(
  pages: AsyncIterable<readonly DescribedFollowUp[]>,
  reader: FileReader,
): AsyncGenerator<(string | number | null)[]> {
  yield exportColumns.map(({ title }) => title[reader.language]);
  for await (const page of pages) {
    for (const row of page) yield exportColumns.map(({ cellOf }) => valueOf(cellOf(row, reader)));
  }
}

function valueOf(cell: ExportCell): string | number | null {
  if (cell === null) return null;
  return cell.type === 'TEXT' ? inertText(cell.value) : cell.value;
}

import { pipeline, Readable } from 'node:stream';
import type { Language } from '@banenbrug/service-common';
import { stringify } from 'csv-stringify';
import type { CsvSeparator } from '../entities';
import type { DescribedFollowUp } from '../follow-ups/described-follow-up.repository';
import { type ExportCell, exportColumns } from './export-columns';
import { inertText } from './inert-text';

/** How a CSV file is written. */
export interface CsvLayout {
  readonly language: Language;
  readonly separator: CsvSeparator;
}

const signs: Readonly<Record<CsvSeparator, string>> = { SEMICOLON: ';', COMMA: ',' };

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know the encoding. Each page is asked for
 * when the one before it was read, so the whole is never in memory.
 */
export function writeCsv(
  pages: AsyncIterable<readonly DescribedFollowUp[]>,
  { language, separator }: CsvLayout,
): Readable {
  const lines = stringify({
    bom: true,
    delimiter: signs[separator],
    record_delimiter: 'windows',
    quoted_string: true,
  });
  pipeline(Readable.from(records(pages, language)), lines, () => {});
  return lines;
}

async function* records(
  pages: AsyncIterable<readonly DescribedFollowUp[]>,
  language: Language,
): AsyncGenerator<(string | number | null)[]> {
  yield exportColumns.map(({ title }) => title[language]);
  for await (const page of pages) {
    for (const row of page) yield exportColumns.map(({ cellOf }) => valueOf(cellOf(row, language)));
  }
}

function valueOf(cell: ExportCell): string | number | null {
  if (cell === null) return null;
  return cell.type === 'TEXT' ? inertText(cell.value) : cell.value;
}

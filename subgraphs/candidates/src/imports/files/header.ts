import { ImportFileError } from '../import-file-error';
import { type ColumnMapping, maximumColumns } from '../mapping/column-mapping';
import { targetOfName } from '../mapping/column-names';
import { columnsFound } from '../mapping/resolve-columns';
import { rowsLookedAt } from './csv-delimiter';
import { type Cell, isFault, maximumRows, type SourceRow } from './source-row';

/** A header and what follows it. */
export interface HeadedRows {
  readonly names: readonly string[];
  /** Cells of the header, those without a name among them. */
  readonly width: number;
  readonly rows: AsyncGenerator<SourceRow>;
  /** Lets go of the source, whether the rows were read or not. */
  close(): Promise<void>;
}

/**
 * Finds the header in the first rows: the one with most of the mapped names, or without a mapping by names with most of
 * the names that desks use, or else the first. Null when there are no rows.
 * @throws ImportFileError TOO_MANY_COLUMNS; TOO_MANY_ROWS while the rows are read
 */
export async function findHeader(
  source: AsyncGenerator<SourceRow>,
  mapping: ColumnMapping | null,
): Promise<HeadedRows | null> {
  const looked: SourceRow[] = [];
  while (looked.length < rowsLookedAt) {
    const { value, done } = await source.next();
    if (done) break;
    if (!isBlank(value)) looked.push(value);
  }
  const scores = looked.map(({ cells }) => score(namesIn(cells), mapping));
  const at = scores.indexOf(Math.max(0, ...scores));
  const header = looked[at];
  if (header === undefined) return null;
  const names = namesIn(header.cells);
  if (names.length > maximumColumns) {
    throw new ImportFileError('TOO_MANY_COLUMNS', { line: header.line, maximum: maximumColumns });
  }
  return {
    names,
    width: header.cells.length,
    rows: rowsBelow(looked.slice(at + 1), source),
    close: async () => void (await source.return(undefined)),
  };
}

/** Under positions the first row that is wide enough is the header. */
const score = (names: readonly string[], mapping: ColumnMapping | null): number =>
  mapping === null
    ? names.filter((name) => targetOfName(name) !== null).length
    : columnsFound(mapping, names);

/** The names in a row, without what trails empty. A cell that cannot be read names nothing. */
function namesIn(cells: readonly Cell[]): string[] {
  const names = cells.map((cell) => (isFault(cell) ? '' : cell.trim()));
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1);
}

const isBlank = ({ cells }: SourceRow): boolean =>
  cells.every((cell) => !isFault(cell) && cell.trim() === '');

async function* rowsBelow(
  looked: readonly SourceRow[],
  source: AsyncGenerator<SourceRow>,
): AsyncGenerator<SourceRow> {
  let count = 0;
  for (const row of looked) {
    count += 1;
    yield row;
  }
  for await (const row of source) {
    if (isBlank(row)) continue;
    count += 1;
    if (count > maximumRows) throw new ImportFileError('TOO_MANY_ROWS', { maximum: maximumRows });
    yield row;
  }
}

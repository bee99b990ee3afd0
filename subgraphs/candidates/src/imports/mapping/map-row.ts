import { type Cell, isFault, type SourceRow } from '../files/source-row';
import type { ImportedRow } from '../imported-row';
import { type AssemblyContext, assembleRow } from './assemble-row';
import { fieldOfTarget } from './column-mapping';
import type { ResolvedColumn } from './resolve-columns';
import { RowProblems } from './row-problems';
import { type ReaderContext, type RowValues, targetReaders } from './target-readers';
import type { Reading } from './word';

/** What a row means under a mapping. A row that has more cells than its file has columns means nothing for certain. */
export function mapRow(
  row: SourceRow,
  columns: readonly ResolvedColumn[],
  context: ReaderContext & AssemblyContext,
): ImportedRow {
  const problems = new RowProblems();
  if (row.isRagged) problems.add('ROW', 'RAGGED');
  const values: Record<string, unknown> = {};
  for (const { index, target } of columns) {
    const { value, problem } = readCell(row.cells[index] ?? '', (text) =>
      targetReaders[target](text, context),
    );
    if (value !== null) values[target] = value;
    if (problem !== undefined) problems.add(fieldOfTarget[target], problem);
  }
  return assembleRow(row.line, values as RowValues, problems, context);
}

function readCell(cell: Cell, read: (text: string) => Reading<unknown>) {
  if (isFault(cell)) return { value: null, problem: cell.fault };
  return read(cell);
}

import type { Readable } from 'node:stream';
import { ImportFileError } from '../import-file-error';
import { maximumColumns } from '../mapping/column-mapping';
import { readXml, type XmlReader } from './bounded-xml';
import { type Cell, cellFault, type SourceRow } from './source-row';
import { type CellRange, columnOf, rangeOf, RangesByRow } from './xlsx-ranges';
import { TextOfRuns } from './xlsx-strings';
import { type CellReading, readCellValue } from './xlsx-value';

/** The last row that a sheet can have. */
const lastRow = 1_048_576;

/** Reads the rows of a sheet while it is unpacked. Cells under a merged range, or of a formula, are faults. */
export async function* readSheetRows(
  stream: Readable,
  merged: readonly CellRange[],
  reading: CellReading,
  signal: AbortSignal,
): AsyncGenerator<SourceRow> {
  const reader = new SheetReader(merged, reading);
  for await (const _ of readXml(stream, reader, signal)) {
    yield* reader.takeRows();
  }
}

class SheetReader implements XmlReader {
  private rows: SourceRow[] = [];
  private line = 0;
  private cells: Cell[] = [];
  private column = -1;
  private attributes: Readonly<Record<string, string>> = {};
  private isFormula = false;
  private readonly runs = new TextOfRuns();
  private readonly merged: RangesByRow;
  private readonly computed = new RangesByRow([]);

  constructor(
    merged: readonly CellRange[],
    private readonly reading: CellReading,
  ) {
    this.merged = new RangesByRow(merged);
  }

  takeRows(): readonly SourceRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'f') this.beginFormula(attributes);
    else this.runs.open(name);
  }

  text(text: string): void {
    this.runs.add(text);
  }

  close(name: string): void {
    if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else this.runs.close(name);
  }

  private beginRow({ r }: Readonly<Record<string, string>>): void {
    const line = r === undefined ? this.line + 1 : Number(r);
    // Rows out of their order could not be told apart from rows that come twice.
    if (!(line > this.line && line <= lastRow)) throw new ImportFileError('DAMAGED_ARCHIVE');
    this.line = line;
    this.column = -1;
    this.cells = [];
  }

  private beginCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes['r'];
    const column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (column === null || column <= this.column) throw new ImportFileError('DAMAGED_ARCHIVE');
    this.column = column;
    this.attributes = attributes;
    this.isFormula = false;
    this.runs.begin();
  }

  /** The values of a formula for several cells stand in all of them, its text in the first alone. */
  private beginFormula({ t, ref = '' }: Readonly<Record<string, string>>): void {
    this.isFormula = true;
    const range = t === 'array' || t === 'dataTable' ? rangeOf(ref) : null;
    if (range !== null) this.computed.begin(range);
  }

  private endCell(): void {
    const cell = this.isFormula
      ? cellFault('FORMULA')
      : readCellValue(this.attributes, this.runs.get(), this.reading);
    // Rows are often coloured to their last column: only a cell that says something counts.
    if (cell === '') return;
    if (this.column >= maximumColumns) {
      throw new ImportFileError('TOO_MANY_COLUMNS', { line: this.line, maximum: maximumColumns });
    }
    while (this.cells.length < this.column) this.cells.push('');
    this.cells.push(cell);
  }

  private endRow(): void {
    for (const range of this.merged.on(this.line)) this.fault(range, 'MERGED_CELLS');
    for (const range of this.computed.on(this.line)) this.fault(range, 'FORMULA');
    if (this.cells.length > 0) this.rows.push({ line: this.line, cells: this.cells, isRagged: false });
  }

  private fault(range: CellRange, category: 'MERGED_CELLS' | 'FORMULA'): void {
    const last = Math.min(range.lastColumn, maximumColumns - 1);
    for (let column = range.firstColumn; column <= last; column += 1) {
      const isFirst = column === range.firstColumn && this.line === range.firstRow;
      while (this.cells.length <= column) this.cells.push('');
      if (!isFirst) this.cells[column] = cellFault(category);
    }
  }
}

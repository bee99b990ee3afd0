import type { Readable } from 'node:stream';
import { ImportFileError } from '../import-file-error';
import { maximumColumns } from '../mapping/column-mapping';

/** A block of cells; rows from 1, columns from 0, both ends in it. */
export interface CellRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Ranges of one sheet that are kept. */
const mostRanges = 50_000;

const cellForm = /^([A-Z]{1,3})(\d{1,7})$/;

/** The column of a reference such as "AB12", from 0; null when it is no such reference. */
export function columnOf(reference: string): number | null {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at === 0 || at > 3 ? null : column - 1;
}

/** The range of "A1:B2"; null when it is none. */
export function rangeOf(reference: string): CellRange | null {
  const [first = '', last = first] = reference.split(':');
  const from = cellForm.exec(first);
  const to = cellForm.exec(last);
  if (from === null || to === null) return null;
  return {
    firstRow: Number(from[2]),
    lastRow: Number(to[2]),
    firstColumn: columnOf(first) ?? 0,
    lastColumn: columnOf(last) ?? 0,
  };
}

/** The ranges that lie on the row that is being read, as rows come in their order. */
export class RangesByRow {
  private readonly waiting: CellRange[];
  private active: CellRange[] = [];
  private next = 0;

  constructor(ranges: readonly CellRange[]) {
    this.waiting = [...ranges].sort((a, b) => a.firstRow - b.firstRow);
  }

  /** Adds a range that begins on the row that is being read, or later on it. */
  begin(range: CellRange): void {
    if (columnsRead(range) > 0) this.active.push(range);
    this.bound();
  }

  on(row: number): readonly CellRange[] {
    if (this.active.length > 0) this.active = this.active.filter(({ lastRow }) => lastRow >= row);
    for (
      let range = this.waiting[this.next];
      range && range.firstRow <= row;
      range = this.waiting[this.next]
    ) {
      if (range.lastRow >= row && columnsRead(range) > 0) this.active.push(range);
      this.next += 1;
    }
    this.bound();
    return this.active;
  }

  /** Ranges of one sheet cannot overlap, so those on one row have no more columns together than are read. */
  private bound(): void {
    const columns = this.active.reduce((sum, range) => sum + columnsRead(range), 0);
    if (columns > maximumColumns) throw new ImportFileError('DAMAGED_ARCHIVE');
  }
}

const columnsRead = ({ firstColumn, lastColumn }: CellRange): number =>
  Math.max(0, Math.min(lastColumn, maximumColumns - 1) - firstColumn + 1);

/** Bytes of the tag of a merged range that may lie on both sides of a cut. */
const overlap = 256;

const mergeCell = /<(?:\w{1,20}:)?mergeCell\s[^>]{0,200}?ref=["']([A-Z0-9:]{2,21})["']/g;

/**
 * The merged ranges of a sheet. They are told after its rows, so the sheet is unpacked once to find them: by their tag
 * alone, which no text of a sheet can hold.
 */
export async function findMergedRanges(stream: Readable, signal: AbortSignal): Promise<CellRange[]> {
  const found = new Map<string, CellRange>();
  let rest = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal.throwIfAborted();
      const piece = Buffer.concat([rest, chunk]);
      if (piece.includes('mergeCell')) addRanges(found, piece.toString('latin1'));
      rest = piece.subarray(-overlap);
    }
  } catch (error) {
    if (error instanceof ImportFileError || signal.aborted) throw error;
    throw new ImportFileError('DAMAGED_ARCHIVE');
  } finally {
    stream.destroy();
  }
  return [...found.values()];
}

function addRanges(found: Map<string, CellRange>, text: string): void {
  for (const [, reference = ''] of text.matchAll(mergeCell)) {
    const range = rangeOf(reference);
    if (range !== null) found.set(reference, range);
    if (found.size > mostRanges) throw new ImportFileError('ARCHIVE_TOO_LARGE', { maximum: mostRanges });
  }
}

import type { DateSystem } from '../mapping/read-day';

/** Rows of a file below its header; more are refused. */
export const maximumRows = 500_000;

/** Characters of a cell; a longer one is a fault of its field. */
export const longestCell = 20_000;

/** Why the text of a cell cannot be taken, whatever it says. */
export type CellFaultCategory = 'FORMULA' | 'MERGED_CELLS' | 'TOO_LONG' | 'UNREADABLE';

/** A cell without a text that could be trusted. */
export interface CellFault {
  readonly fault: CellFaultCategory;
}

/** What a cell shows, as text (days as YYYY-MM-DD, numbers without a unit), or its fault. Empty is ''. */
export type Cell = string | CellFault;

/** A row of a file before anybody knows what it means. */
export interface SourceRow {
  /** As `ImportedRow.line`. */
  readonly line: number;
  readonly cells: readonly Cell[];
  /** Whether it has cells beyond the columns of its header. */
  readonly isRagged: boolean;
}

/** A table of a file: its header and, read on demand, what stands under it. */
export interface SourceTable {
  readonly names: readonly string[];
  readonly rows: AsyncIterable<SourceRow>;
  /** A row held against the header. Not another turn of the iteration: those of each row cost more than it does. */
  underHeader(row: SourceRow): SourceRow;
  /** How its numbers count days. */
  readonly system: DateSystem;
  /** Lets go of the file, whether its rows were read or not. */
  close(): Promise<void>;
}

const faults = Object.freeze({
  FORMULA: Object.freeze({ fault: 'FORMULA' }),
  MERGED_CELLS: Object.freeze({ fault: 'MERGED_CELLS' }),
  TOO_LONG: Object.freeze({ fault: 'TOO_LONG' }),
  UNREADABLE: Object.freeze({ fault: 'UNREADABLE' }),
} as const satisfies Record<CellFaultCategory, CellFault>);

/** The fault of this category. */
export const cellFault = (category: CellFaultCategory): CellFault => faults[category];

/** Whether a cell is a fault. */
export const isFault = (cell: Cell): cell is CellFault => typeof cell !== 'string';

/** A text as a cell: bounded, and a fault when a character of it was lost or cannot be stored. */
export function textCell(text: string): Cell {
  if (text.length > longestCell) return faults.TOO_LONG;
  return text.includes('\0') || text.includes('\uFFFD') ? faults.UNREADABLE : text;
}

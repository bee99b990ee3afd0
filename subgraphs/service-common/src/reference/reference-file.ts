import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The same distance from src (tests) and from dist (production). */
const folder = join(__dirname, '..', '..', 'reference');

/** The text of a reference file of this package. */
export function readReferenceFile(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

/** One row of a reference table, its cells by column name; the cells tell what they should have held. */
export class ReferenceRow {
  constructor(
    private readonly place: string,
    private readonly cells: ReadonlyMap<string, string>,
  ) {}

  /** The cell's text. Throws when it is empty. */
  text(column: string): string {
    return this.cells.get(column) || this.refuse(column, 'a value');
  }

  /** The cell's number. Throws when it is empty or not a number. */
  number(column: string): number {
    return this.optionalNumber(column) ?? this.refuse(column, 'a number');
  }

  /** The cell's number, null when it is empty. */
  optionalNumber(column: string): number | null {
    const cell = this.optionalText(column);
    const value = Number(cell);
    return cell === null ? null : Number.isFinite(value) ? value : this.refuse(column, 'a number');
  }

  /** The cell's text, null when it is empty. */
  optionalText(column: string): string | null {
    return this.cells.get(column) || null;
  }

  /** The cell as one of the allowed words. */
  oneOf<Word extends string>(column: string, allowed: readonly Word[]): Word {
    const cell = this.cells.get(column);
    return allowed.find((word) => word === cell) ?? this.refuse(column, `one of ${allowed.join(', ')}`);
  }

  private refuse(column: string, expected: string): never {
    throw new Error(`Reference data ${this.place}: column ${column} needs ${expected}.`);
  }
}

/**
 * The rows of a semicolon-separated table without quoting, header first. Throws with file and line when a
 * row has another number of cells than the header.
 */
export function parseReferenceTable(name: string, content: string): readonly ReferenceRow[] {
  const [header = '', ...lines] = content.trimEnd().split('\n');
  const columns = header.split(';');
  return lines.map((line, index) => {
    const cells = line.split(';');
    const place = `${name}, line ${index + 2}`;
    if (cells.length !== columns.length) {
      throw new Error(
        `Reference data ${place}: ${cells.length} cells where the header has ${columns.length}.`,
      );
    }
    return new ReferenceRow(place, new Map(columns.map((column, at) => [column, cells[at] ?? ''])));
  });
}

/** The rows of a reference table of this package. */
export function readReferenceTable(name: string): readonly ReferenceRow[] {
  return parseReferenceTable(name, readReferenceFile(name));
}

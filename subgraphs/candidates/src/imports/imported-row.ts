import type { ProfileContentInput } from '../services/check-profile.service';
import type { ImportField } from './import-field';

/** The forms of file that a desk can import. */
export type ImportFormat = 'CSV' | 'XLSX' | 'VUM_JSON';

/**
 * Why something in a row could not be taken as it stands. `UNREADABLE` no reader understands it · `UNKNOWN_CODE` it is
 * on no list of codes · `AMBIGUOUS` it means more than one thing · `OUT_OF_BOUNDS` a number or day outside what the hub
 * holds · `TOO_LONG` longer than a cell, or than the field may be · `TOO_MANY` more items than the field may have ·
 * `FORMULA` a formula, which is never computed and whose kept result is not trusted · `MERGED_CELLS` it lies under a
 * cell that spans several · `DUPLICATE_REFERENCE` an earlier row of the file has this reference · `MISSING` the row
 * needs it and has none · `RAGGED` the row has more cells than the file has columns · `NOT_IN_REGISTER` the row is about
 * somebody for whom this hub is not.
 */
export type RowProblemCategory =
  | 'UNREADABLE'
  | 'UNKNOWN_CODE'
  | 'AMBIGUOUS'
  | 'OUT_OF_BOUNDS'
  | 'TOO_LONG'
  | 'TOO_MANY'
  | 'FORMULA'
  | 'MERGED_CELLS'
  | 'DUPLICATE_REFERENCE'
  | 'MISSING'
  | 'RAGGED'
  | 'NOT_IN_REGISTER';

/** What is wrong in a row, by field and category: never the value. */
export interface RowProblem {
  readonly field: ImportField;
  readonly category: RowProblemCategory;
  /** Whether the whole row must be refused; otherwise the field is unknown and the row can stand. */
  readonly refusesRow: boolean;
}

/** One row of a file as the desk means it: what a profile may hold, and what the import needs beside it. */
export interface ImportedRow {
  /** Where the row starts: the line of a CSV file, the row of a sheet, the place in a list of VUM; from 1. */
  readonly line: number;
  /** The desk's own reference, the key of the row; null only with a problem that refuses the row. */
  readonly deskReference: string | null;
  readonly consent: 'RECORDED' | 'NOT_RECORDED' | 'UNKNOWN';
  /** YYYY-MM-DD; null when nobody says when. */
  readonly consentRecordedOn: string | null;
  /** Whether the person is in the doelgroepregister; null when the file does not say. */
  readonly inRegister: boolean | null;
  /** Without reference and consent. What the file does not tell is null. Texts are bounded and not screened. */
  readonly content: ProfileContentInput;
  readonly problems: readonly RowProblem[];
}

import { byCode, frozenRows } from './closed-list';
import { readReferenceTable } from './reference-file';

/** A unit group of ISCO-08: kind of work that a vacancy offers or a candidate wishes. */
export interface Occupation {
  /** Four digits. */
  readonly code: string;
  /** The title of the classification. */
  readonly nameEn: string;
  /** A short Dutch rendering of the project's own. */
  readonly nameNl: string;
}

/** The unit groups in use: work that is often agreed on, not the whole classification. */
export const occupations: readonly Occupation[] = frozenRows(
  readReferenceTable('occupations.csv').map((row) => ({
    code: row.text('code'),
    nameEn: row.text('nameEn'),
    nameNl: row.text('nameNl'),
  })),
);

const byIscoCode = byCode(occupations);

/** The unit group with this ISCO-08 code, null when it is not on the list. */
export function occupationByCode(code: string): Occupation | null {
  return byIscoCode.get(code) ?? null;
}

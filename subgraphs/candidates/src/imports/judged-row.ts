import type { SensitiveCategory } from '@banenbrug/service-common';
import type { CandidateProfile, ProfilePrivate } from '../entities';
import type { ImportField } from './import-field';
import type { RowProblemCategory } from './imported-row';

/**
 * Why something in a row was not taken as it stands: what its reader found, a text that must not enter the hub, or what
 * the import itself found. `NO_CONSENT` no consent is recorded · `SEVERAL_PROFILES` more than one profile of the desk
 * bears the reference · `OTHER_REGION` it lies outside the region of the import · `END_BEFORE_START` a range ends before
 * it starts.
 */
export type ImportProblemCategory =
  | RowProblemCategory
  | SensitiveCategory
  | 'NO_CONSENT'
  | 'SEVERAL_PROFILES'
  | 'OTHER_REGION'
  | 'END_BEFORE_START';

/** What is wrong in a row of the file, by line, field and category: never the value. */
export interface LineProblem {
  readonly line: number;
  readonly field: ImportField;
  readonly category: ImportProblemCategory;
  readonly refusesRow: boolean;
}

/** A row that may be published: what it tells, by column. A column that is absent is not told by the file. */
export interface AcceptedRow {
  readonly line: number;
  readonly reference: string;
  readonly profile: Partial<CandidateProfile>;
  /** What it tells a part of: taken where the hub knows nothing. */
  readonly hints: Partial<CandidateProfile>;
  readonly details: Partial<ProfilePrivate>;
  /** The day of consent of a profile that is not there yet. */
  readonly consentIfNew: string;
}

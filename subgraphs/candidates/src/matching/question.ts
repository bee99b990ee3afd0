import type { WorkingLevel } from '@banenbrug/service-common';

/** What is asked of profiles, by a search or by a vacancy. Null is not asked. */
export interface Question {
  /** Codes of the regions to search: the one thing that is always asked. None of them means no hits. */
  readonly regions: readonly string[];
  /** Hours per week; an end that is null is open. */
  readonly hoursMin: number | null;
  readonly hoursMax: number | null;
  /** YYYY-MM. */
  readonly startMonth: string | null;
  readonly workingLevel: WorkingLevel | null;
  /** SCHEME:code, one of which must be wished. */
  readonly occupations: readonly string[] | null;
  /** Sections of SBI 2008, one of which must be wished. */
  readonly sectors: readonly string[] | null;
  /** ISO 639-3, all needed. */
  readonly languages: readonly string[] | null;
  /** All needed. */
  readonly drivingLicences: readonly string[] | null;
}

/** The columns of a rowset of questions, in PostgreSQL: named as the properties of Question. */
export const questionColumns = `regions text[], "hoursMin" integer, "hoursMax" integer, "startMonth" text,
  "workingLevel" text, occupations text[], sectors text[], languages text[], "drivingLicences" text[]`;

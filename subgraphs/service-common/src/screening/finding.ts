/** The kinds of data that no free text may hold (domain rule 3), in the order in which findings are listed. */
export const sensitiveCategories = [
  'BSN',
  'EMAIL',
  'PHONE',
  'IBAN',
  'POSTCODE',
  'BIRTH_DATE',
  'URL',
  'HEALTH',
] as const;

/** A kind of data that no free text may hold. */
export type SensitiveCategory = (typeof sensitiveCategories)[number];

/**
 * That a line of a text holds data of a kind: one per line and kind. It says neither what nor where in the
 * line, so that it can be shown, stored and logged.
 */
export interface ScreeningFinding {
  readonly category: SensitiveCategory;
  /** From 1. */
  readonly line: number;
}

import { z } from 'zod';
import type { ImportField } from '../import-field';

/** What a column can feed, and the field of the row that it tells of. */
export const fieldOfTarget = {
  DESK_REFERENCE: 'DESK_REFERENCE',
  CONSENT: 'CONSENT',
  CONSENT_RECORDED_ON: 'CONSENT_RECORDED_ON',
  IN_REGISTER: 'IN_REGISTER',
  REGION: 'REGION',
  MUNICIPALITY: 'MUNICIPALITY',
  AVAILABLE_FROM: 'AVAILABLE_FROM',
  HOURS_PER_WEEK: 'HOURS_PER_WEEK',
  HOURS_MIN: 'HOURS_PER_WEEK',
  HOURS_MAX: 'HOURS_PER_WEEK',
  WORKING_LEVEL: 'WORKING_LEVEL',
  EDUCATION: 'WORKING_LEVEL',
  OCCUPATIONS: 'OCCUPATIONS',
  SECTORS: 'SECTORS',
  SKILLS: 'SKILLS',
  LANGUAGES: 'LANGUAGES',
  DUTCH_ORAL: 'LANGUAGES',
  DRIVING_LICENCES: 'DRIVING_LICENCES',
  MAX_DISTANCE_KM: 'TRAVEL',
  MAX_TIME_MINUTES: 'TRAVEL',
  TRAVEL_MEANS: 'TRAVEL',
  WORKPLACE_CONDITIONS: 'WORKPLACE_CONDITIONS',
  PUBLISHED_UNTIL: 'PUBLISHED_UNTIL',
} as const satisfies Record<string, ImportField>;

/** What a column can feed. Each has one reader, which knows every spelling that desks use. */
export type ImportTarget = keyof typeof fieldOfTarget;

/** All targets, in the order in which problems of a row are told. */
export const importTargets = Object.keys(fieldOfTarget) as readonly ImportTarget[];

/** The most columns that a file or a mapping can have. */
export const maximumColumns = 200;

/** A column, by the name in its header (case, accents and signs do not matter) or by its position from 1. */
const columnSource = z.union([
  z.strictObject({ name: z.string().trim().min(1).max(200) }),
  z.strictObject({ position: z.int().min(1).max(maximumColumns) }),
]);

/**
 * Which column feeds what: at most one column for each target, and the desk's reference always. Read a remembered
 * mapping through it, since the targets may have changed since.
 */
export const columnMappingSchema = z
  .strictObject({
    columns: z
      .array(
        z.strictObject({
          source: columnSource,
          target: z.enum(importTargets as [ImportTarget, ...ImportTarget[]]),
        }),
      )
      .min(1)
      .max(maximumColumns),
  })
  .refine(({ columns }) => new Set(columns.map(({ target }) => target)).size === columns.length, {
    message: 'a target has two columns',
  })
  .refine(({ columns }) => columns.some(({ target }) => target === 'DESK_REFERENCE'), {
    message: 'no column is the reference',
  });

/** How to understand the columns of a desk's file. JSON-serialisable. */
export interface ColumnMapping {
  readonly columns: readonly MappedColumn[];
}

/** One column and what it feeds. */
export interface MappedColumn {
  readonly source: { readonly name: string } | { readonly position: number };
  readonly target: ImportTarget;
}

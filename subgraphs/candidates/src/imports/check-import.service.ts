import {
  checkText,
  invalidValue,
  isDay,
  isUuid,
  maxUploadBytes,
  referenceUnknown,
  type UserError,
} from '@banenbrug/service-common';
import type { ImportFormat } from './imported-row';
import { type ColumnMapping, type ImportTarget, maximumColumns } from './mapping/column-mapping';
import type { presetMappings } from './mapping/sonar-preset';

/** A column of a file and what it feeds, as a client writes it: exactly one of name and position. */
export interface ImportColumnInput {
  readonly target: ImportTarget;
  readonly name?: string | null;
  readonly position?: number | null;
}

/** What the columns of a file mean, as a client writes it. */
export interface ImportMappingInput {
  readonly columns: readonly ImportColumnInput[];
}

/** What a desk tells of a file that it is about to upload. */
export interface CreateImportInput {
  readonly idempotencyKey?: string | null;
  readonly format: ImportFormat;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly poolId?: string | null;
  readonly regionCode?: string | null;
  readonly mapping?: ImportMappingInput | null;
  readonly preset?: keyof typeof presetMappings | null;
  readonly mappingName?: string | null;
  readonly isFullExport: boolean;
  readonly isDryRun?: boolean | null;
  readonly consentConfirmedOn?: string | null;
}

/** What a desk wants to remember of its exports. */
export interface SaveImportMappingInput {
  readonly format: ImportFormat;
  readonly name: string;
  readonly mapping: ImportMappingInput;
}

/** What is wrong with an import before anything is read from the database. */
export function checkImport(input: CreateImportInput, today: string): UserError[] {
  const { sizeBytes, sha256, poolId, regionCode } = input;
  const errors: UserError[] = [];
  if (!(sizeBytes >= 1 && sizeBytes <= maxUploadBytes)) {
    errors.push(
      invalidValue(['input', 'sizeBytes'], 'OUT_OF_RANGE', { minimum: 1, maximum: maxUploadBytes }),
    );
  }
  if (!/^[0-9a-f]{64}$/i.test(sha256)) errors.push(invalidValue(['input', 'sha256'], 'MALFORMED'));
  if (poolId == null && regionCode == null) errors.push(invalidValue(['input', 'regionCode'], 'REQUIRED'));
  if (poolId != null && !isUuid(poolId)) errors.push(referenceUnknown('input', 'poolId'));
  return [...errors, ...checkConsentDay(input, today), ...checkChoice(input)];
}

function checkConsentDay({ consentConfirmedOn }: CreateImportInput, today: string): UserError[] {
  const path = ['input', 'consentConfirmedOn'];
  if (consentConfirmedOn == null) return [];
  if (!isDay(consentConfirmedOn)) return [invalidValue(path, 'MALFORMED')];
  return consentConfirmedOn > today ? [invalidValue(path, 'IN_THE_FUTURE')] : [];
}

/** At most one of the three ways to say what the columns mean, and none of a file that has no columns. */
function checkChoice({ format, mapping, preset, mappingName }: CreateImportInput): UserError[] {
  const given = Object.entries({ mapping, preset, mappingName }).filter(([, value]) => value != null);
  const strays = format === 'VUM_JSON' ? given : given.slice(1);
  return [
    ...strays.map(([field]) => invalidValue(['input', field], 'NOT_APPLICABLE')),
    ...(mapping ? checkMapping(mapping) : []),
    ...checkText(mappingName, ['input', 'mappingName'], { maximum: longestName }),
  ];
}

/** What is wrong with a mapping to be remembered. */
export function checkSavedMapping({ format, name, mapping }: SaveImportMappingInput): UserError[] {
  return [
    ...(format === 'VUM_JSON' ? [invalidValue(['input', 'format'], 'NOT_APPLICABLE')] : []),
    ...checkText(name, ['input', 'name'], { maximum: longestName, required: true }),
    ...checkMapping(mapping),
  ];
}

/** In characters. */
const longestName = 80;
const longestColumn = 200;

function checkMapping({ columns }: ImportMappingInput): UserError[] {
  const path = ['input', 'mapping', 'columns'];
  if (columns.length < 1 || columns.length > maximumColumns) {
    return [invalidValue(path, 'OUT_OF_RANGE', { minimum: 1, maximum: maximumColumns })];
  }
  const targets = columns.map(({ target }) => target);
  const twice = targets.findIndex((target, at) => targets.indexOf(target) < at);
  return [
    ...columns.flatMap((column, at) => checkColumn(column, [...path, String(at)])),
    ...(twice < 0 ? [] : [invalidValue([...path, String(twice), 'target'], 'NOT_APPLICABLE')]),
    // A row that bears no reference could not be found again.
    ...(targets.includes('DESK_REFERENCE') ? [] : [invalidValue(path, 'REQUIRED')]),
  ];
}

function checkColumn({ name, position }: ImportColumnInput, path: readonly string[]): UserError[] {
  const namePath = [...path, 'name'];
  if (name != null && position != null) return [invalidValue([...path, 'position'], 'NOT_APPLICABLE')];
  if (position != null) {
    const isPosition = position >= 1 && position <= maximumColumns;
    return isPosition
      ? []
      : [invalidValue([...path, 'position'], 'OUT_OF_RANGE', { minimum: 1, maximum: maximumColumns })];
  }
  return checkText(name, namePath, { maximum: longestColumn, required: true });
}

/** A mapping as files are read with, of one that has been checked. */
export const mappingOfInput = ({ columns }: ImportMappingInput): ColumnMapping => ({
  columns: columns.map(({ target, name, position }) => ({
    target,
    source: position == null ? { name: name?.trim() ?? '' } : { position },
  })),
});

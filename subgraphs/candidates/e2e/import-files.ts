import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportFileError } from '../src/imports/import-file-error';
import type { ImportedRow } from '../src/imports/imported-row';
import { readImportFile, type ReadImportOptions } from '../src/imports/files/read-import-file';
import type { ColumnMapping, ImportTarget } from '../src/imports/mapping';

const folder = mkdtempSync(join(tmpdir(), 'import-files-'));
let count = 0;

/** Writes a file that a test imports. */
export function spool(content: Buffer | string): string {
  count += 1;
  const path = join(folder, `${count}`);
  writeFileSync(path, content);
  return path;
}

/** Takes away what was spooled. */
export const removeSpooled = (): void => rmSync(folder, { recursive: true, force: true });

/** A mapping by names: `{ DESK_REFERENCE: 'id' }`. */
export const byNames = (names: Partial<Record<ImportTarget, string>>): ColumnMapping => ({
  columns: Object.entries(names).map(([target, name]) => ({
    source: { name },
    target: target as ImportTarget,
  })),
});

/** The day on which tests import. */
export const today = '2026-11-25';

const defaults: ReadImportOptions = {
  format: 'CSV',
  mapping: null,
  today,
  consentConfirmedSince: null,
  signal: new AbortController().signal,
};

/** All rows of a file. */
export async function rowsOf(
  content: Buffer | string,
  options: Partial<ReadImportOptions>,
): Promise<ImportedRow[]> {
  const rows: ImportedRow[] = [];
  for await (const row of readImportFile(spool(content), { ...defaults, ...options })) rows.push(row);
  return rows;
}

/** Why a file is refused; throws when it is not. */
export async function refusalOf(
  content: Buffer | string,
  options: Partial<ReadImportOptions>,
): Promise<{ reason: string; where: object }> {
  try {
    await rowsOf(content, options);
  } catch (error) {
    if (error instanceof ImportFileError) return { reason: error.reason, where: error.where };
    throw error;
  }
  throw new Error('The file was not refused.');
}

/** The problems of a row, short. */
export const problemsOf = (row: ImportedRow | undefined): string[] =>
  (row?.problems ?? []).map(
    ({ field, category, refusesRow }) => `${field} ${category}${refusesRow ? ' !' : ''}`,
  );

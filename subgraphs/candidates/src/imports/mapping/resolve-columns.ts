import { ImportFileError } from '../import-file-error';
import { columnKey } from './column-names';
import { type ColumnMapping, type ImportTarget, importTargets } from './column-mapping';

/** A target and where its cell stands in a row, from 0. */
export interface ResolvedColumn {
  readonly index: number;
  readonly target: ImportTarget;
}

/** How many of the mapped columns a header has. */
export function columnsFound(mapping: ColumnMapping, names: readonly string[]): number {
  const keys = new Set(names.map(columnKey));
  return mapping.columns.filter(({ source }) =>
    'name' in source ? keys.has(columnKey(source.name)) : source.position <= names.length,
  ).length;
}

/**
 * Where the mapped columns stand under a header of these names, in the order of the targets.
 * @throws ImportFileError MISSING_COLUMN, or DUPLICATE_COLUMN when a name that is mapped occurs twice
 */
export function resolveColumns(mapping: ColumnMapping, names: readonly string[]): ResolvedColumn[] {
  const keys = names.map(columnKey);
  const resolved = mapping.columns.map(({ source, target }): ResolvedColumn => {
    if ('position' in source) {
      if (source.position > names.length) throw new ImportFileError('MISSING_COLUMN', { target });
      return { index: source.position - 1, target };
    }
    const key = columnKey(source.name);
    const index = keys.indexOf(key);
    if (index === -1) throw new ImportFileError('MISSING_COLUMN', { target });
    if (keys.lastIndexOf(key) !== index) throw new ImportFileError('DUPLICATE_COLUMN', { target });
    return { index, target };
  });
  return resolved.sort((a, b) => importTargets.indexOf(a.target) - importTargets.indexOf(b.target));
}

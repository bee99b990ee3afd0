import type { ImportMapping as MappingRow } from '../entities';
import { columnsOfMapping } from './ProfileImport';

export const ImportMapping = {
  name: ({ name }: MappingRow) => name || null,
  columns: ({ mapping }: MappingRow) => columnsOfMapping(mapping),
};

import {
  columnsOf,
  type ConnectionLoader,
  createConnectionLoader,
  createListLoader,
  pageParameters,
} from '@banenbrug/service-common';
import type { EntityManager } from 'typeorm';
import { ImportMapping, ProfileImport } from '../entities';

/** The imports of each desk, the latest first. */
export function createImportsOfDeskLoader(manager: EntityManager): ConnectionLoader<ProfileImport> {
  return createConnectionLoader<ProfileImport>('imports by desk', {
    cursor: ['instant', 'id'],
    keysOf: ({ createdAt, id }) => [createdAt.toISOString(), id],
    parentOf: ({ deskId }) => deskId,
    pages: (deskIds, page) =>
      manager.query(
        `select i.* from unnest($1::uuid[]) as parent (key) cross join lateral (
           select ${columnsOf(manager, ProfileImport, 'i')} from imports i
           where i.desk_id = parent.key and ($2::timestamptz is null or (i.created_at, i.id) < ($2, $3::uuid))
           order by i.created_at desc, i.id desc limit $4) i
         order by i."createdAt" desc, i.id desc`,
        [deskIds, ...pageParameters(page)],
      ),
    counts: (deskIds) =>
      manager.query(
        `select i.desk_id as parent, count(*)::int as count from imports i
         where i.desk_id = any($1::uuid[]) group by i.desk_id`,
        [deskIds],
      ),
  });
}

/** What each desk has remembered of its exports, by format and name. */
export function createImportMappingsOfDeskLoader(manager: EntityManager) {
  return createListLoader<ImportMapping>(
    'importMappingsOfDesk',
    (deskIds) =>
      manager.query(
        `select ${columnsOf(manager, ImportMapping, 'm')} from import_mappings m
         where m.desk_id = any($1::uuid[]) order by m.format collate "C", m.name collate "C"`,
        [deskIds],
      ),
    ({ deskId }) => deskId,
  );
}

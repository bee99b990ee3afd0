import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Inserts a row unless one of its unique keys is taken, and tells whether it did. It waits for whoever is writing the
 * same key just now, so of two at once exactly one is told true. What violates another constraint is thrown.
 */
export async function insertUnlessPresent<Row extends ObjectLiteral & { readonly id: string }>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
): Promise<boolean> {
  const insert = manager.createQueryBuilder().insert().into(entity).values(row);
  const { raw } = await insert.orIgnore().returning('id').execute();
  return Array.isArray(raw) && raw.length > 0;
}

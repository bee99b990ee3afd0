import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * Inserts a row unless a unique key is taken (a participant takes part once, parties agree on a thing once); waits for
 * whoever is writing the same just now. False when there is one already.
 */
export async function insertUnlessPresent<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  row: Row,
): Promise<boolean> {
  const insert = manager.createQueryBuilder().insert().into(entity).values(row);
  const { raw } = await insert.orIgnore().returning('id').execute();
  return Array.isArray(raw) && raw.length > 0;
}

import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';

/**
 * The select list of an entity under a table alias, so that a hand-written query answers rows in the entity's
 * own shape: `d.response_days as "responseDays", …`.
 */
export function columnsOf<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  alias: string,
): string {
  return manager.connection
    .getMetadata(entity)
    .columns.map(({ databaseName, propertyName }) => `${alias}.${databaseName} as "${propertyName}"`)
    .join(', ');
}

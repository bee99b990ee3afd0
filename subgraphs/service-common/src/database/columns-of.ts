import type { EntityManager, EntityMetadata, EntityTarget, ObjectLiteral } from 'typeorm';

const lists = new WeakMap<EntityMetadata, Map<string, string>>();

/**
 * The select list of an entity under a table alias, so that a hand-written query answers rows in the entity's
 * own shape: `d.response_days as "responseDays", …`.
 */
export function columnsOf<E extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<E>,
  alias: string,
): string {
  const metadata = manager.connection.getMetadata(entity);
  const byAlias = lists.get(metadata) ?? new Map<string, string>();
  lists.set(metadata, byAlias);
  const known = byAlias.get(alias);
  if (known !== undefined) return known;
  const list = metadata.columns
    .filter(({ isSelect }) => isSelect)
    .map(({ databaseName, propertyName }) => `${alias}.${databaseName} as "${propertyName}"`)
    .join(', ');
  byAlias.set(alias, list);
  return list;
}

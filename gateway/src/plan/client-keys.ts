import type { FieldNode } from 'graphql';
import type { TypeIndex } from '../supergraph/type-index';

/** Names of the schema never begin with two underscores, so these keys meet no field. */
const prefix = '__c_';

/**
 * The key under which a field is fetched. A plan adds key fields under their own names, so a client's alias
 * that is also a field's name (`id: name`) has to stand aside until the answer is written. So has one that every
 * object has of itself (`constructor: name`), or it would seem to have been fetched already.
 */
export function fetchedKey(node: FieldNode, types: TypeIndex): string {
  const name = node.name.value;
  const alias = node.alias?.value ?? name;
  const isTaken = types.isFieldName(alias) || alias in Object.prototype;
  return alias !== name && isTaken ? prefix + alias : alias;
}

/** The client's key for a key under which it was fetched. */
export function clientKey(key: string): string {
  return key.startsWith(prefix) ? key.slice(prefix.length) : key;
}

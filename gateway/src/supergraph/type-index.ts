import { type DocumentNode, Kind } from 'graphql';
import { type OwnerOf, indexOwners } from './field-owners';

/** What the executor must know of types to follow a plan, those hidden from clients included. */
export interface TypeIndex {
  /** Whether the name is a concrete object type (an interface object is not, in the supergraph). */
  isObjectType(name: unknown): boolean;
  /** Whether some type has a field of this name, hidden fields included. */
  isFieldName(name: string): boolean;
  /** Whether an object that calls itself `typename` satisfies the type condition. */
  matches(condition: string, typename: string): boolean;
  readonly ownerOf: OwnerOf;
}

/** Reads the type hierarchy out of a parsed supergraph. */
export function indexTypes(supergraph: DocumentNode): TypeIndex {
  const objects = new Set<string>();
  const fieldNames = new Set<string>();
  const members = new Map<string, Set<string>>();
  const add = (abstract: string, member: string): void => {
    const known = members.get(abstract);
    if (known) known.add(member);
    else members.set(abstract, new Set([member]));
  };
  for (const definition of supergraph.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION) objects.add(definition.name.value);
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      for (const field of definition.fields ?? []) fieldNames.add(field.name.value);
      for (const parent of definition.interfaces ?? []) add(parent.name.value, definition.name.value);
    } else if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const member of definition.types ?? []) add(definition.name.value, member.name.value);
    }
  }
  return {
    isObjectType: (name) => typeof name === 'string' && objects.has(name),
    isFieldName: (name) => fieldNames.has(name),
    matches: (condition, typename) =>
      condition === typename || (members.get(condition)?.has(typename) ?? false),
    ownerOf: indexOwners(supergraph),
  };
}

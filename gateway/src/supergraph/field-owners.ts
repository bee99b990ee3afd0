import { type ConstDirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import { ownedMembers } from './owned-members';

/** The subgraph that alone gives a field its values; null when several can, or none is known. */
export type OwnerOf = (typeName: string, fieldName: string) => string | null;

/** Reads out of a parsed supergraph who gives which field. For errors: nobody is blamed who may not have been asked. */
export function indexOwners(supergraph: DocumentNode): OwnerOf {
  const owners = new Map<string, string | null>();
  for (const [subgraph, members] of ownedMembers(supergraph)) {
    for (const member of members) owners.set(member, owners.has(member) ? null : subgraph);
  }
  const provided = providedFields(supergraph);
  return (typeName, fieldName) =>
    provided.has(fieldName) ? null : (owners.get(`${typeName}.${fieldName}`) ?? null);
}

/** The names of fields that some subgraph provides for another's type. */
function providedFields(supergraph: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(supergraph, {
    Directive(node) {
      if (node.name.value !== 'join__field') return;
      for (const name of providedBy(node as ConstDirectiveNode)) names.add(name);
    },
  });
  return names;
}

function providedBy({ arguments: given = [] }: ConstDirectiveNode): readonly string[] {
  const value = given.find(({ name }) => name.value === 'provides')?.value;
  return value?.kind === Kind.STRING ? (value.value.match(/\w+/g) ?? []) : [];
}

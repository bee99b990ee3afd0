import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** The subgraph that alone gives a field its values; null when several can, or none is known. */
export type OwnerOf = (typeName: string, fieldName: string) => string | null;

/** Reads out of a parsed supergraph who gives which field. For errors: nobody is blamed who may not have been asked. */
export function indexOwners(supergraph: DocumentNode): OwnerOf {
  const names = graphNames(supergraph);
  const types = supergraph.definitions.filter(hasFields);
  const provided = providedFields(types);
  const owners = new Map<string, string>();
  for (const type of types) {
    const holders = argumentsOf(type.directives, 'join__type', 'graph');
    for (const field of type.fields ?? []) {
      const givers = new Set(giversOf(field, holders, provided));
      const [only] = givers;
      const name = givers.size === 1 && only !== undefined ? names.get(only) : undefined;
      if (name !== undefined) owners.set(`${type.name.value}.${field.name.value}`, name);
    }
  }
  return (typeName, fieldName) => owners.get(`${typeName}.${fieldName}`) ?? null;
}

type Fielded = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

function hasFields(node: DocumentNode['definitions'][number]): node is Fielded {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}

/** The graphs that a field can come from: those that have its type, unless the field itself says more. */
function giversOf(
  { name, directives = [] }: FieldDefinitionNode,
  holders: readonly string[],
  provided: ReadonlySet<string>,
): readonly string[] {
  const joins = directives.filter((directive) => directive.name.value === 'join__field');
  if (joins.length === 0) return holders;
  return joins
    .filter((join) => !isExternal(join) || provided.has(name.value))
    .flatMap((join) => argumentOf(join, 'graph') ?? []);
}

function isExternal(join: ConstDirectiveNode): boolean {
  return (join.arguments ?? []).some(
    ({ name, value }) => name.value === 'external' && value.kind === Kind.BOOLEAN && value.value,
  );
}

/** The names that some graph provides for another's type. */
function providedFields(types: readonly Fielded[]): ReadonlySet<string> {
  const provisions = types.flatMap(({ fields = [] }) =>
    fields.flatMap(({ directives }) => argumentsOf(directives, 'join__field', 'provides')),
  );
  return new Set(provisions.flatMap((provision) => provision.match(/\w+/g) ?? []));
}

/** The names of subgraphs as they were composed, by their values in the enum join__Graph. */
function graphNames(supergraph: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const { name, directives } of definition.values ?? []) {
      const [composed] = argumentsOf(directives, 'join__graph', 'name');
      if (composed !== undefined) names.set(name.value, composed);
    }
  }
  return names;
}

function argumentsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  directive: string,
  argument: string,
): string[] {
  return (directives ?? [])
    .filter(({ name }) => name.value === directive)
    .flatMap((node) => argumentOf(node, argument) ?? []);
}

function argumentOf({ arguments: given = [] }: ConstDirectiveNode, argument: string): string | undefined {
  const value = given.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined;
}

import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';

/** A question that asks, of a field of the root, everything the schema says is the same for everybody. */
export interface PublicQuestion {
  readonly field: string;
  readonly query: string;
}

/** How many objects inside each other are asked: of a list fewer, for it may cost no more than any operation. */
const depths = { one: 4, list: 2 };

const guards = ['authenticated', 'requiresScopes', 'policy'];

/**
 * The public questions of a supergraph, one for each field of the root that may be kept for everybody.
 * @param argumentsOf the arguments that a field needs, such as `(code: "AM06")`
 */
export function publicQuestions(
  supergraph: DocumentNode,
  argumentsOf: Readonly<Record<string, string>>,
): PublicQuestion[] {
  const objects = new Map<string, ObjectTypeDefinitionNode>();
  const abstract = new Set<string>();
  for (const node of supergraph.definitions) {
    if (node.kind === Kind.OBJECT_TYPE_DEFINITION) objects.set(node.name.value, node);
    if (node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.UNION_TYPE_DEFINITION) {
      abstract.add(node.name.value);
    }
  }
  const isGuarded = ({ directives = [], type }: FieldDefinitionNode): boolean =>
    [...directives, ...(objects.get(namedType(type))?.directives ?? [])].some(({ name }) =>
      guards.includes(name.value),
    );
  const isPublic = (field: FieldDefinitionNode): boolean => {
    const hint = hintOf(field.directives);
    if (isGuarded(field) || hint?.['scope'] === 'PRIVATE' || hint?.['maxAge'] === 0) return false;
    return hint !== null || !(objects.has(namedType(field.type)) || abstract.has(namedType(field.type)));
  };
  const selectionOf = (field: FieldDefinitionNode, above: readonly string[], depth: number): string[] => {
    const name = namedType(field.type);
    if (abstract.has(name)) return [`${field.name.value} { __typename }`];
    if (!objects.has(name)) return [field.name.value];
    // What stands in itself is asked once.
    if (depth === 0 || above.includes(name)) return [];
    const fields = objects.get(name)?.fields?.filter(isPublic) ?? [];
    const below = fields.flatMap((each) => selectionOf(each, [...above, name], depth - 1));
    const given = above.length === 0 ? (argumentsOf[field.name.value] ?? '') : '';
    return [`${field.name.value}${given} { __typename ${below.join(' ')} }`];
  };
  return (objects.get('Query')?.fields ?? [])
    .filter((field) => hintOf(field.directives) !== null && isPublic(field))
    .map((field) => {
      const depth = isList(field.type) ? depths.list : depths.one;
      return { field: field.name.value, query: `{ ${selectionOf(field, [], depth).join(' ')} }` };
    });
}

function hintOf(directives: readonly ConstDirectiveNode[] = []): Record<string, unknown> | null {
  const hint = directives.find(({ name }) => name.value === 'cacheControl');
  if (!hint) return null;
  return Object.fromEntries(
    (hint.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function isList(type: TypeNode): boolean {
  return type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

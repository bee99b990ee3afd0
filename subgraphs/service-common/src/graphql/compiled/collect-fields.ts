import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

/** What it depends on which fields a selection has. */
export interface Collecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** The values of the variables that @skip and @include ask for. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** The nodes of one field of the answer: it can be asked for more than once. */
export type FieldNodes = readonly [FieldNode, ...FieldNode[]];

/** The fields of a selection on an object type, by their response names, in the order of the answer. */
export function collectFields(
  collecting: Collecting,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): ReadonlyMap<string, FieldNodes> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const seen = new Set<string>();
  for (const selection of selections) collect(selection);
  return fields;

  function collect({ selections: nodes }: SelectionSetNode): void {
    for (const node of nodes) {
      if (!isIncluded(collecting, node)) continue;
      if (node.kind === Kind.FIELD) {
        const name = (node.alias ?? node.name).value;
        const known = fields.get(name);
        if (known) known.push(node);
        else fields.set(name, [node]);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        if (isOf(collecting, node, type)) collect(node.selectionSet);
      } else if (!seen.has(node.name.value)) {
        seen.add(node.name.value);
        const fragment = collecting.fragments[node.name.value];
        if (fragment && isOf(collecting, fragment, type)) collect(fragment.selectionSet);
      }
    }
  }
}

function isIncluded(
  { conditions }: Collecting,
  node: { readonly directives?: readonly DirectiveNode[] | undefined },
): boolean {
  if (!node.directives?.length) return true;
  const directed = { directives: node.directives };
  return (
    getDirectiveValues(GraphQLSkipDirective, directed, conditions)?.['if'] !== true &&
    getDirectiveValues(GraphQLIncludeDirective, directed, conditions)?.['if'] !== false
  );
}

function isOf(
  { schema }: Collecting,
  { typeCondition }: Partial<Pick<FragmentDefinitionNode, 'typeCondition'>>,
  type: GraphQLObjectType,
): boolean {
  if (!typeCondition) return true;
  const condition = typeFromAST(schema, typeCondition);
  return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
}

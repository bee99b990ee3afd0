import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  valueFromASTUntyped,
  isTypeDefinitionNode,
} from 'graphql';

/** How many items a field's list has, by `@listSize`. */
export interface ListSize {
  /** When no slicing argument says more. */
  readonly assumedSize: number | null;
  /** Arguments that say how many. */
  readonly slicingArguments: readonly string[];
  /** The fields of the returned object that are the lists; null: the field itself, else every list of that object. */
  readonly sizedFields: ReadonlySet<string> | null;
}

/** What a field costs, as far as the supergraph says. */
export interface FieldCost {
  /** Instead of the weight of its type; null: not said. */
  readonly weight: number | null;
  /** Added when the argument is given. */
  readonly argumentWeights: ReadonlyMap<string, number>;
  readonly listSize: ListSize | null;
}

/** The `@cost` and `@listSize` of a supergraph. */
export interface CostDirectives {
  /** By `Type.field`; only fields that carry a directive. */
  readonly fields: ReadonlyMap<string, FieldCost>;
  /** By the name of an object, scalar or enum. */
  readonly types: ReadonlyMap<string, number>;
}

/**
 * Reads the cost directives of a parsed supergraph, under their own names or with a prefix such as `cost__`.
 * @throws Error when a weight stands where this gateway does not count it, so that nobody relies on it
 */
export function readCostDirectives(supergraph: DocumentNode): CostDirectives {
  const fields = new Map<string, FieldCost>();
  const types = new Map<string, number>();
  for (const definition of supergraph.definitions) {
    if (!isTypeDefinitionNode(definition)) continue;
    const weight = weightIn(definition.directives);
    if (weight !== null) types.set(definition.name.value, weight);
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) refuseWeights(definition);
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      readFields(definition, fields);
    }
  }
  return { fields, types };
}

function readFields(
  { name, fields = [] }: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
  costs: Map<string, FieldCost>,
): void {
  for (const field of fields) {
    const cost = costOf(field);
    if (cost.weight !== null || cost.listSize !== null || cost.argumentWeights.size > 0) {
      costs.set(`${name.value}.${field.name.value}`, cost);
    }
  }
}

function costOf({ directives, arguments: given = [] }: FieldDefinitionNode): FieldCost {
  const weights = given.flatMap((argument) => {
    const weight = weightIn(argument.directives);
    return weight === null ? [] : [[argument.name.value, weight] as const];
  });
  return {
    weight: weightIn(directives),
    argumentWeights: new Map(weights),
    listSize: listSizeIn(directives),
  };
}

function refuseWeights({
  name,
  fields = [],
}: {
  name: { value: string };
  fields?: readonly FieldLike[];
}): void {
  const field = fields.find(({ directives }) => weightIn(directives) !== null);
  if (!field) return;
  throw new Error(
    `The supergraph puts @cost on ${name.value}.${field.name.value}. The gateway does not count fields of inputs: put the weight on the argument.`,
  );
}

interface FieldLike {
  readonly name: { readonly value: string };
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function weightIn(directives: readonly ConstDirectiveNode[] | undefined): number | null {
  const weight = valuesOf('cost', directives)?.['weight'];
  return typeof weight === 'number' ? Math.max(0, weight) : null;
}

function listSizeIn(directives: readonly ConstDirectiveNode[] | undefined): ListSize | null {
  const values = valuesOf('listSize', directives);
  if (!values) return null;
  const { assumedSize, slicingArguments, sizedFields } = values;
  return {
    assumedSize: typeof assumedSize === 'number' ? Math.max(0, assumedSize) : null,
    slicingArguments: namesIn(slicingArguments),
    sizedFields: namesIn(sizedFields).length > 0 ? new Set(namesIn(sizedFields)) : null,
  };
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name): name is string => typeof name === 'string') : [];
}

/** The arguments of a directive; null when it does not stand there. */
function valuesOf(
  name: string,
  directives: readonly ConstDirectiveNode[] | undefined,
): Readonly<Record<string, unknown>> | null {
  const found = directives?.find((node) => node.name.value.split('__').at(-1) === name);
  if (!found) return null;
  const values = (found.arguments ?? []).map(
    (argument) => [argument.name.value, valueFromASTUntyped(argument.value)] as const,
  );
  return Object.fromEntries(values);
}

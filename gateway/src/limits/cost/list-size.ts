import { type FieldNode, type GraphQLField, Kind, type ValueNode } from 'graphql';
import type { Limits } from '../limits';
import type { ListSize } from './cost-directives';

/** The variables of a request, as they were sent. */
export type Variables = Readonly<Record<string, unknown>>;

/** What the size of a list is worked out with. */
export interface SizeScope {
  readonly limits: Pick<Limits, 'listSize' | 'pageSize'>;
  /** Defaults of the operation's variables. */
  readonly defaults: ReadonlyMap<string, ValueNode>;
  /** Told when a size depends on a variable. */
  onVariable(): void;
}

/**
 * Compiles how many items a list has. The largest of its slicing arguments counts; when none says anything, the assumed
 * size, or the largest page. A number that is no size of a page counts as the largest page: its subgraph refuses it.
 * @param fields the field, and on an interface what implementations make of it: the defaults of its arguments differ
 */
export function compileListSize(
  { assumedSize, slicingArguments }: ListSize,
  node: FieldNode,
  fields: readonly GraphQLField<unknown, unknown>[],
  scope: SizeScope,
): (variables: Variables) => number {
  const { listSize, pageSize } = scope.limits;
  const fallback = assumedSize ?? (slicingArguments.length > 0 ? pageSize : listSize);
  const sizes = slicingArguments.map((name) => {
    const defaults = fields.flatMap(({ args }) =>
      args
        .filter((argument) => argument.name === name)
        .map(({ defaultValue }) => sizeOf(defaultValue, pageSize)),
    );
    return compileArgument(name, node, largest(defaults), scope);
  });
  return (variables) => largest(sizes.map((size) => size(variables))) ?? fallback;
}

function compileArgument(
  name: string,
  { arguments: given = [] }: FieldNode,
  byDefault: number | null,
  { limits: { pageSize }, defaults, onVariable }: SizeScope,
): (variables: Variables) => number | null {
  const value = given.find((argument) => argument.name.value === name)?.value;
  if (value === undefined) return () => byDefault;
  if (value.kind !== Kind.VARIABLE) {
    const size = sizeOf(valueOf(value), pageSize);
    return () => size;
  }
  onVariable();
  const variable = value.name.value;
  const fallback = defaults.get(variable);
  const otherwise = fallback ? sizeOf(valueOf(fallback), pageSize) : byDefault;
  return (variables) => {
    const sent = Object.hasOwn(variables, variable) ? variables[variable] : undefined;
    return sent === undefined ? otherwise : sizeOf(sent, pageSize);
  };
}

function largest(sizes: readonly (number | null)[]): number | null {
  const said = sizes.filter((size) => size !== null);
  return said.length === 0 ? null : Math.max(...said);
}

/** The size that a value means; null: none. */
function sizeOf(value: unknown, pageSize: number): number | null {
  if (value === undefined || value === null) return null;
  const isSize = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= pageSize;
  return isSize ? value : pageSize;
}

/** What a literal is as far as its size goes: a number, null, or something that is no size. */
function valueOf(node: ValueNode): unknown {
  if (node.kind === Kind.NULL) return null;
  return node.kind === Kind.INT ? Number(node.value) : node.kind;
}

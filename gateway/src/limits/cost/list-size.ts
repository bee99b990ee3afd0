import { type FieldNode, type GraphQLArgument, type GraphQLField, Kind, type ValueNode } from 'graphql';
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
 */
export function compileListSize(
  { assumedSize, slicingArguments }: ListSize,
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  scope: SizeScope,
): (variables: Variables) => number {
  const { listSize, pageSize } = scope.limits;
  const fallback = assumedSize ?? (slicingArguments.length > 0 ? pageSize : listSize);
  const sizes = field.args
    .filter(({ name }) => slicingArguments.includes(name))
    .map((argument) => compileArgument(argument, node, scope));
  if (sizes.length === 0) return () => fallback;
  return (variables) => {
    const said = sizes.map((sizeOf) => sizeOf(variables)).filter((size) => size !== null);
    return said.length === 0 ? fallback : Math.max(...said);
  };
}

type ArgumentSize = (variables: Variables) => number | null;

function compileArgument(
  argument: GraphQLArgument,
  { arguments: given = [] }: FieldNode,
  scope: SizeScope,
): ArgumentSize {
  const toSize = (value: unknown): number | null => sizeOf(value, scope.limits.pageSize);
  const node = given.find(({ name }) => name.value === argument.name)?.value;
  const byDefault = toSize(argument.defaultValue);
  if (node === undefined) return () => byDefault;
  if (node.kind !== Kind.VARIABLE) {
    const size = toSize(valueOf(node));
    return () => size;
  }
  scope.onVariable();
  const name = node.name.value;
  const definition = scope.defaults.get(name);
  const otherwise = definition ? toSize(valueOf(definition)) : byDefault;
  return (variables) =>
    Object.hasOwn(variables, name) && variables[name] !== undefined ? toSize(variables[name]) : otherwise;
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

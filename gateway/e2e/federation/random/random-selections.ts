import {
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { pick } from './random';
import { condition } from './random-conditions';
import type { RandomScope } from './random-scope';
import { argumentsOf } from './random-values';

/** Any field that clients can ask. */
export type AnyField = GraphQLField<unknown, unknown>;

/** What each response key of one object stands for: two selections of one key must ask the same. */
type Heads = Map<string, string>;

/** Selections on an object of a type, braces included, to a depth. */
export function selectionsOn(
  type: GraphQLCompositeType,
  scope: RandomScope,
  depth: number,
  heads: Heads = new Map(),
): string {
  const parts: string[] = [];
  const count = 1 + Math.floor(scope.random() * 3);
  for (let i = 0; i < count; i += 1) parts.push(selectionOn(type, scope, depth, heads));
  return `{ ${parts.filter((part) => part !== '').join(' ') || '__typename'} }`;
}

function selectionOn(type: GraphQLCompositeType, scope: RandomScope, depth: number, heads: Heads): string {
  const { random } = scope;
  const kind = random();
  if (kind < 0.06) return namedFragment(type, scope, depth);
  if (kind < 0.12) return `${random() < 0.5 ? '' : `${aliasOf(scope)}: `}__typename${condition(scope)}`;
  if (isAbstractType(type) && kind < 0.55) return fragmentOnMember(type, scope, depth, heads);
  if (kind < 0.16 && isObjectType(type)) return fragmentOnInterface(type, scope, depth, heads);
  if (kind < 0.2 && !isUnionType(type)) {
    return `...${condition(scope)} ${selectionsOn(type, scope, depth, heads)}`;
  }
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  const field = pick(usable(fields, scope, depth), random);
  return field ? fieldOf(field, fields, scope, depth, heads) : '';
}

/** Leaves at the end of a path; above it rather what leads on. */
function usable(fields: readonly AnyField[], { random }: RandomScope, depth: number): readonly AnyField[] {
  const leads = ({ type }: AnyField): boolean => isCompositeType(getNamedType(type));
  if (depth <= 0) return fields.filter((field) => !leads(field));
  const leading = random() < 0.5 ? fields.filter(leads) : [];
  return leading.length > 0 ? leading : fields;
}

/** One field, with all there can be about it; sometimes twice, so that the two are merged. */
export function fieldOf(
  field: AnyField,
  neighbours: readonly AnyField[],
  scope: RandomScope,
  depth: number,
  heads: Heads = new Map(),
): string {
  const named = getNamedType(field.type);
  const asked = `${field.name}${argumentsOf(field.args, scope)}`;
  const wanted = keyFor(field, neighbours, scope);
  const key = (heads.get(wanted) ?? asked) === asked ? wanted : aliasOf(scope);
  heads.set(key, asked);
  const below: Heads = new Map();
  const once = (): string =>
    `${key === field.name ? '' : `${key}: `}${asked}${condition(scope)}${
      isCompositeType(named) ? ` ${selectionsOn(named, scope, depth - 1, below)}` : ''
    }`;
  return scope.random() < 0.06 ? `${once()} ${once()}` : once();
}

/** The field's own name, an alias, or the name of a neighbour, such as a key field. */
function keyFor({ name }: AnyField, neighbours: readonly AnyField[], scope: RandomScope): string {
  const kind = scope.random();
  if (kind < 0.2) return name;
  if (kind < 0.35) return pick(neighbours, scope.random)?.name ?? name;
  return aliasOf(scope);
}

function aliasOf(scope: RandomScope): string {
  scope.aliases += 1;
  return `a${scope.aliases}`;
}

/** A fragment with a name, on the type itself: a new one, or one that is spread elsewhere too. */
function namedFragment(type: GraphQLCompositeType, scope: RandomScope, depth: number): string {
  const known = scope.fragments.filter(({ on }) => on === type.name);
  const again = scope.random() < 0.4 ? pick(known, scope.random) : undefined;
  if (again) return `...${again.name}${condition(scope)}`;
  const text = selectionsOn(type, scope, depth);
  const name = `${scope.prefix}F${scope.fragments.length}`;
  scope.fragments.push({ name, on: type.name, text });
  return `...${name}${condition(scope)}`;
}

function fragmentOnMember(
  type: GraphQLCompositeType,
  scope: RandomScope,
  depth: number,
  heads: Heads,
): string {
  const possible = isAbstractType(type) ? scope.schema.getPossibleTypes(type) : [];
  const concrete = pick(possible, scope.random);
  return concrete
    ? `... on ${concrete.name}${condition(scope)} ${selectionsOn(concrete, scope, depth, heads)}`
    : '__typename';
}

/** On an object whose type is known already, what holds for all of an interface. */
function fragmentOnInterface(
  type: GraphQLCompositeType,
  scope: RandomScope,
  depth: number,
  heads: Heads,
): string {
  const general = isObjectType(type) ? pick(type.getInterfaces(), scope.random) : undefined;
  return general
    ? `... on ${general.name}${condition(scope)} ${selectionsOn(general, scope, depth, heads)}`
    : '__typename';
}

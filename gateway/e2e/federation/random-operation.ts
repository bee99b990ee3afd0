import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isUnionType,
  parse,
  validate,
} from 'graphql';
import type { Limits } from '../../src/limits/limits';

/** Random operations are larger than any client's. */
export const limitsForRandom: Partial<Limits> = {
  selections: 5000,
  comparisons: 100_000,
  aliases: 1000,
  directives: 1000,
  cost: 1_000_000_000,
};

/** A source of numbers in [0, 1), the same for the same seed. */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Scope {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  readonly variables: Record<string, { type: string; value: unknown }>;
  readonly fragments: string[];
  aliases: number;
}

/** A valid query: aliases that meet field names, fragments, conditions, arguments as literals and variables. */
export function randomOperation(
  schema: GraphQLSchema,
  random: Random,
): { query: string; variables: Record<string, unknown> } {
  for (;;) {
    const operation = attempt(schema, random);
    // Fields of one name that cannot be merged: the next one will do.
    if (validate(schema, parse(operation.query)).length === 0) return operation;
  }
}

function attempt(
  schema: GraphQLSchema,
  random: Random,
): { query: string; variables: Record<string, unknown> } {
  const scope: Scope = { schema, random, variables: {}, fragments: [], aliases: 0 };
  const root = schema.getQueryType();
  if (!root) throw new Error('no query type');
  const selections = selectionsOn(root, scope, 4);
  const definitions = Object.entries(scope.variables).map(([name, { type }]) => `$${name}: ${type}`);
  const header = definitions.length > 0 ? `query (${definitions.join(', ')})` : 'query';
  const values = Object.entries(scope.variables).map(([name, { value }]) => [name, value] as const);
  return {
    query: [`${header} ${selections}`, ...scope.fragments].join(' '),
    variables: Object.fromEntries(values),
  };
}

function selectionsOn(type: GraphQLCompositeType, scope: Scope, depth: number): string {
  const { random } = scope;
  const parts: string[] = [];
  const count = 1 + Math.floor(random() * 4);
  const fields = isUnionType(type) ? [] : Object.values(type.getFields());
  for (let i = 0; i < count; i += 1) {
    const kind = random();
    if (kind < 0.05) parts.push(namedFragment(type, scope, depth));
    else if (kind < 0.12) parts.push(random() < 0.5 ? '__typename' : `t${(scope.aliases += 1)}: __typename`);
    else if (isAbstractType(type) && kind < 0.45) parts.push(fragmentOn(type, scope, depth));
    else if (kind < 0.2 && !isUnionType(type))
      parts.push(`...${condition(scope)} ${selectionsOn(type, scope, depth)}`);
    else {
      const usable = fields.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)));
      const field = usable[Math.floor(random() * usable.length)];
      if (field)
        parts.push(
          selectionOf(
            field,
            fields.map(({ name }) => name),
            scope,
            depth,
          ),
        );
    }
  }
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}

/** A fragment with a name, on the type itself. */
function namedFragment(type: GraphQLCompositeType, scope: Scope, depth: number): string {
  const selections = selectionsOn(type, scope, depth);
  const name = `F${scope.fragments.length}`;
  scope.fragments.push(`fragment ${name} on ${type.name} ${selections}`);
  return `...${name}${condition(scope)}`;
}

function fragmentOn(type: GraphQLCompositeType, scope: Scope, depth: number): string {
  const possible = isAbstractType(type) ? scope.schema.getPossibleTypes(type) : [];
  const concrete = possible[Math.floor(scope.random() * possible.length)];
  return concrete
    ? `... on ${concrete.name}${condition(scope)} ${selectionsOn(concrete, scope, depth)}`
    : '__typename';
}

function selectionOf(
  field: GraphQLField<unknown, unknown>,
  names: readonly string[],
  scope: Scope,
  depth: number,
): string {
  const { random } = scope;
  const named = getNamedType(field.type);
  const given = field.args.filter(({ type }) => isNonNullType(type) || random() < 0.5);
  const values = given.map(({ name, type }) => `${name}: ${argument(type, scope)}`);
  const alias = aliasFor(field.name, names, scope);
  const below = isCompositeType(named) ? ` ${selectionsOn(named, scope, depth - 1)}` : '';
  return `${alias}${field.name}${values.length > 0 ? `(${values.join(', ')})` : ''}${condition(scope)}${below}`;
}

/** No alias, one of its own, or the name of a neighbour, such as a key field. */
function aliasFor(name: string, names: readonly string[], scope: Scope): string {
  const kind = scope.random();
  if (kind < 0.15) return '';
  if (kind < 0.3) return `${names[Math.floor(scope.random() * names.length)] ?? name}: `;
  return `a${(scope.aliases += 1)}: `;
}

function argument(type: GraphQLInputType, scope: Scope): string {
  const nullable = getNullableType(type);
  // One value stands for a list of one.
  const named = getNamedType(type);
  const value: unknown = isEnumType(named)
    ? named.getValues()[0]?.name
    : String(nullable) === 'Int'
      ? 1 + Math.floor(scope.random() * 3)
      : isInputObjectType(nullable)
        ? {}
        : `${1 + Math.floor(scope.random() * 4)}`;
  if (scope.random() < 0.4) return `$${variable(String(type), value, scope)}`;
  return isEnumType(named) ? String(value) : JSON.stringify(value);
}

function condition(scope: Scope): string {
  if (scope.random() > 0.2) return '';
  const directive = scope.random() < 0.5 ? 'skip' : 'include';
  const flag = scope.random() < 0.5;
  return ` @${directive}(if: ${scope.random() < 0.3 ? flag : `$${variable('Boolean!', flag, scope)}`})`;
}

function variable(type: string, value: unknown, { variables }: Scope): string {
  const name = `v${Object.keys(variables).length}`;
  variables[name] = { type, value };
  return name;
}

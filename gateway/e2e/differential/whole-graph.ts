import type { Role } from '@banenbrug/service-common';
import { readAccessTable } from '@banenbrug/testkit';
import {
  type ExecutionResult,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  Kind,
  buildASTSchema,
  execute,
  getNamedType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  printSchema,
  visit,
} from 'graphql';
import type { RandomOperation } from '../federation/random-operation';
import { type Invented, type InventedSubgraph, callOf, identityOf, inventedValue } from './invented-value';

export type ResponsePath = readonly (string | number)[];

/** An error by what both sides must tell alike: where, and of what kind. */
export interface ToldError {
  readonly path: ResponsePath;
  readonly code: string;
}

/** What one execution of the whole graph saw on its way. */
export interface Sight {
  /** The types of the fields that were resolved, by their places as JSON. */
  readonly types: Map<string, GraphQLOutputType>;
  /** `Abstract: Member`, once for each object that stood for an abstract type. */
  readonly members: string[];
  /** By `subgraph, entity, response keys`: the places at which that subgraph had to say something of that entity. */
  readonly entities: Map<string, Set<string>>;
  /** The root fields of mutations, in the order in which they ran. */
  readonly ran: string[];
}

/** The answer of one schema, and what may be told beside it. */
export interface WholeAnswer {
  readonly result: ExecutionResult;
  readonly sight: Sight;
  /** Every error that there is when no null takes anything else away. */
  readonly possible: readonly ToldError[];
}

/** The whole graph as one schema over the same data as the split one. */
export interface WholeGraph {
  answer(operation: RandomOperation, role: Role): Promise<WholeAnswer>;
}

interface Context {
  readonly role: Role;
  readonly sight: Sight;
  /** Where a null is that may not be; null: where none may be none is let through. */
  readonly illegalNulls: ToldError[] | null;
}

const table = readAccessTable();

/** Makes one schema out of the public one and the resolvers of the subgraphs. */
export function makeWholeGraph(
  schema: GraphQLSchema,
  parts: ReadonlyMap<string, InventedSubgraph>,
): WholeGraph {
  const tolerant = withoutNonNull(schema);
  const owners = ownersOf(schema, parts);
  const resolver: GraphQLFieldResolver<Invented | undefined, Context, Record<string, unknown>> = (
    source,
    args,
    context,
    info,
  ) => {
    const coordinate = `${info.parentType.name}.${info.fieldName}`;
    const owner = parts.get(source?.from ?? owners.get(coordinate) ?? '');
    note(source, owner, context.sight, info);
    if (table.rows.get(coordinate)?.[context.role] === '–') throw denied(info, context.role);
    if (!owner) return source?.[info.fieldName];
    if (info.operation.operation === 'mutation' && info.path.prev === undefined) {
      context.sight.ran.push(callOf(info.fieldName, args));
    }
    const asked = { type: info.parentType.name, field: info.fieldName, source, args };
    const value = inventedValue(owner, asked);
    if (context.illegalNulls) noteIllegalNulls(value, schema, info, context.illegalNulls);
    return value;
  };
  const run = async (
    on: GraphQLSchema,
    { query, variables, operationName }: RandomOperation,
    context: Context,
  ) =>
    execute({
      schema: on,
      document: parse(query),
      variableValues: variables,
      operationName: operationName ?? null,
      contextValue: context,
      fieldResolver: resolver as GraphQLFieldResolver<unknown, unknown>,
      typeResolver: (source: Invented, { sight }: Context, { returnType }) => {
        sight.members.push(`${getNamedType(returnType).name}: ${source.__typename}`);
        return source.__typename;
      },
    });
  return {
    async answer(operation, role) {
      const sight = emptySight();
      const result = await run(schema, operation, { role, sight, illegalNulls: null });
      if (!result.errors) return { result, sight, possible: [] };
      const illegalNulls: ToldError[] = [];
      const all = await run(tolerant, operation, { role, sight: emptySight(), illegalNulls });
      return { result, sight, possible: [...toldErrors(all), ...illegalNulls] };
    },
  };
}

function emptySight(): Sight {
  return { types: new Map(), members: [], entities: new Map(), ran: [] };
}

/** The subgraph that resolves each field of an entity or a root; keys have none, and values of others stay where they are made. */
function ownersOf(schema: GraphQLSchema, parts: ReadonlyMap<string, InventedSubgraph>): Map<string, string> {
  const owners = new Map<string, string>();
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  for (const type of types.filter(({ name }) => !name.startsWith('__'))) {
    for (const field of Object.keys(type.getFields())) {
      for (const { name, schema: part, keys } of parts.values()) {
        const own = part.getType(type.name);
        if (keys.get(type.name) === field || !isObjectType(own) || !own.getFields()[field]) continue;
        owners.set(`${type.name}.${field}`, name);
      }
    }
  }
  return owners;
}

function note(
  source: Invented | undefined,
  owner: InventedSubgraph | undefined,
  { types, entities }: Sight,
  info: GraphQLResolveInfo,
): void {
  const path = pathOf(info.path);
  types.set(JSON.stringify(path), info.returnType);
  if (!source || !owner?.keys.has(source.__typename)) return;
  const parent = path.slice(0, -1);
  const keys = parent.filter((key) => typeof key === 'string').join('.');
  const entity = `${owner.name}, ${identityOf(owner, source)}, ${keys}`;
  const places = entities.get(entity) ?? new Set();
  entities.set(entity, places.add(JSON.stringify(parent)));
}

function denied(info: GraphQLResolveInfo, role: Role): GraphQLError {
  const code = info.path.prev === undefined && role === 'PUBLIC' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  return new GraphQLError('denied', { extensions: { code } });
}

/** An answer, formatted or not. */
interface AnyErrors {
  readonly errors?:
    | readonly {
        readonly path?: ResponsePath | undefined;
        readonly extensions?: { readonly [name: string]: unknown } | undefined;
      }[]
    | undefined;
}

/** The errors of an answer. One without a code is a fault; a null in a non-null place is one of whoever brought it. */
export function toldErrors({ errors = [] }: AnyErrors): ToldError[] {
  return errors.map(({ path = [], extensions }) => {
    const code = extensions?.['code'];
    const isFault = typeof code !== 'string' || code === 'NULL_IN_NON_NULL_FIELD';
    return { path, code: isFault ? 'INTERNAL_SERVER_ERROR' : code };
  });
}

export function pathOf(path: GraphQLResolveInfo['path']): (string | number)[] {
  return path.prev ? [...pathOf(path.prev), path.key] : [path.key];
}

/** The schema in which everything may be null. */
function withoutNonNull(schema: GraphQLSchema): GraphQLSchema {
  const text = visit(parse(printSchema(schema)), {
    FieldDefinition: (node) => ({
      ...node,
      type: visit(node.type, { NonNullType: { leave: ({ type }) => type } }),
    }),
    [Kind.DIRECTIVE_DEFINITION]: () => false,
  });
  return buildASTSchema(text, { assumeValid: true });
}

/** Finds nulls where the schema, but not its tolerant copy, has none. */
function noteIllegalNulls(
  value: unknown,
  schema: GraphQLSchema,
  info: GraphQLResolveInfo,
  found: ToldError[],
): void {
  const type = schema.getType(info.parentType.name);
  const declared = isObjectType(type) ? type.getFields()[info.fieldName]?.type : undefined;
  const walk = (each: unknown, of: GraphQLOutputType, path: ResponsePath): void => {
    if (each instanceof Promise) {
      each.then(
        (settled: unknown) => walk(settled, of, path),
        () => undefined,
      );
    } else if (each === null || each === undefined) {
      if (isNonNullType(of)) found.push({ path, code: 'INTERNAL_SERVER_ERROR' });
    } else if (isNonNullType(of)) walk(each, of.ofType, path);
    else if (isListType(of) && Array.isArray(each)) {
      each.forEach((item, index) => walk(item, of.ofType, [...path, index]));
    }
  };
  if (!declared) return;
  walk(value, declared, pathOf(info.path));
}

/** The pairs of an abstract type and one of its members, as `Sight.members` writes them. */
export function abstractPairs(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!('resolveType' in type) || type.name.startsWith('__')) return [];
    const members = isUnionType(type) ? type.getTypes() : schema.getPossibleTypes(type);
    return members.map(({ name }) => `${type.name}: ${name}`);
  });
}

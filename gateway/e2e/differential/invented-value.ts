import { createHash } from 'node:crypto';
import {
  GraphQLError,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** An object of invented data: its concrete type, and what it is made from; an entity carries its key instead. */
export interface Invented {
  readonly __typename: string;
  readonly seed?: string;
  /** The subgraph that made it; absent for an entity, which all make alike. */
  readonly from?: string;
  readonly [key: string]: unknown;
}

/** One subgraph of which everything is invented. */
export interface InventedSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** The key field of each entity. */
  readonly keys: ReadonlyMap<string, string>;
}

/** What is asked of an object. */
export interface InventedField {
  readonly type: string;
  readonly field: string;
  readonly source: Invented | undefined;
  readonly args: Readonly<Record<string, unknown>>;
}

/** How often things are, in a thousand. */
const perMille = {
  fieldError: 10,
  itemError: 8,
  null: 70,
  illegalNull: 3,
  unknownEntity: 30,
  brokenEntity: 30,
};

/** How long lists are. */
const lengths = [0, 1, 2, 2, 3, 4];

const codes = ['CONFLICT', 'NOT_FOUND', 'REFERENCE_UNKNOWN', undefined];

/**
 * The value of a field: a pure function of the subgraph, the object, the field and its arguments, so that it is the same
 * along whichever path the object was reached. Some are null, some where none may be, some are errors, thrown or rejected.
 * @throws GraphQLError
 */
export function inventedValue(subgraph: InventedSubgraph, asked: InventedField): unknown {
  const { type, field, source, args } = asked;
  if (source && Object.hasOwn(source, field)) return source[field];
  if (subgraph.keys.has(type) && source) {
    const fate = entityFate(subgraph, source);
    if (fate === 'unknown') return null;
    if (fate === 'broken') throw brokenEntity();
  }
  const definition = fieldOf(subgraph.schema, type, field);
  const seed = [source ? identityOf(subgraph, source) : type, field, sortedJson(args)].join('/');
  const chance = numberOf(`${seed}!`) % 1000;
  if (chance < perMille.fieldError) throw inventedError(seed);
  if (chance >= 1000 - perMille.illegalNull) return null;
  const value = valueOf(definition, seed, subgraph);
  return chance % 3 === 0 ? Promise.resolve(value) : value;
}

/** What a subgraph answers for a reference to an entity: null where it knows none. @throws GraphQLError */
export function inventedEntity(subgraph: InventedSubgraph, reference: Invented): Invented | null {
  const fate = entityFate(subgraph, reference);
  if (fate === 'broken') throw brokenEntity();
  return fate === 'unknown' ? null : reference;
}

/** An entity's own name, wherever it is met. */
export function identityOf({ keys }: Pick<InventedSubgraph, 'keys'>, source: Invented): string {
  const key = keys.get(source.__typename);
  return key === undefined ? (source.seed ?? '') : `${source.__typename}:${String(source[key])}`;
}

/** The code of every error that a whole entity, not one of its fields, is to blame for. */
export const brokenCode = 'BROKEN_ENTITY';

function brokenEntity(): GraphQLError {
  return new GraphQLError('The entity cannot be had.', { extensions: { code: brokenCode } });
}

function entityFate(subgraph: InventedSubgraph, source: Invented): 'known' | 'unknown' | 'broken' {
  const chance = numberOf(`${subgraph.name}/${identityOf(subgraph, source)}`) % 1000;
  if (chance < perMille.unknownEntity) return 'unknown';
  return chance < perMille.unknownEntity + perMille.brokenEntity ? 'broken' : 'known';
}

function fieldOf(schema: GraphQLSchema, type: string, field: string): GraphQLOutputType {
  const object = schema.getType(type);
  const definition = isObjectType(object) ? object.getFields()[field] : undefined;
  if (!definition) throw new Error(`There is no field ${type}.${field}.`);
  return definition.type;
}

function inventedError(seed: string): GraphQLError {
  const code = codes[numberOf(`${seed}?`) % codes.length];
  return new GraphQLError('invented', code === undefined ? {} : { extensions: { code } });
}

function valueOf(type: GraphQLOutputType, seed: string, subgraph: InventedSubgraph): unknown {
  if (isNonNullType(type)) return present(type.ofType, seed, subgraph);
  return numberOf(seed) % 1000 < perMille.null ? null : present(type, seed, subgraph);
}

function present(type: GraphQLOutputType, seed: string, subgraph: InventedSubgraph): unknown {
  if (isListType(type)) {
    const few = lengths[numberOf(`${seed}#`) % lengths.length] ?? 0;
    // Of an abstract type each member once, to begin with any.
    const length = few > 0 ? Math.max(few, membersOf(getNamedType(type), subgraph).length) : 0;
    const items = Array.from({ length }, (_, index) => itemOf(type.ofType, `${seed}/${index}`, subgraph));
    return isLeafType(getNamedType(type)) ? items : items.map(settled);
  }
  const named = getNamedType(type);
  return isLeafType(named) ? leafOf(named, seed) : objectOf(named, seed, subgraph);
}

/** An Error in a list is to graphql-js an item that failed. */
function itemOf(type: GraphQLOutputType, seed: string, subgraph: InventedSubgraph): unknown {
  const chance = numberOf(`${seed}!`) % 1000;
  if (chance < perMille.itemError) return inventedError(seed);
  return chance >= 1000 - perMille.illegalNull ? null : valueOf(type, seed, subgraph);
}

/**
 * Objects of lists come as promises: where one of a list fails at once and another, which may not be null either, later,
 * graphql-js leaves the latter's rejection to nobody, and that ends a process.
 */
function settled(item: unknown): Promise<unknown> {
  return item instanceof Error ? Promise.reject(item) : Promise.resolve(item);
}

/** Values that are false, empty or zero too: only null is null. */
function leafOf(type: GraphQLNamedOutputType, seed: string): unknown {
  const number = numberOf(seed);
  if (isEnumType(type)) return type.getValues()[number % type.getValues().length]?.value;
  if (type.name === 'Boolean') return number % 2 === 0;
  if (type.name === 'Int') return number % 5 === 0 ? 0 : number % 1000;
  if (type.name === 'Float') return number % 5 === 0 ? 0 : (number % 1000) / 8;
  if (type.name === 'DateTimeISO') return new Date(number * 100);
  return number % 9 === 0 ? '' : `é${number}`;
}

/** Entities are few, so that the same one is met in several places. */
function objectOf(type: GraphQLNamedOutputType, seed: string, subgraph: InventedSubgraph): Invented {
  const { keys, name } = subgraph;
  const [, list = seed, index = '0'] = /^(.*)\/(\d+)$/.exec(seed) ?? [];
  const members = membersOf(type, subgraph);
  const __typename = members[(numberOf(`${list}@`) + Number(index)) % members.length] ?? '';
  const key = keys.get(__typename);
  if (key === undefined) return { __typename, seed, from: name };
  return { __typename, [key]: `${key}${numberOf(seed) % 5}` };
}

function membersOf(type: GraphQLNamedOutputType, { schema }: InventedSubgraph): string[] {
  if (!isAbstractType(type)) return [type.name];
  return schema
    .getPossibleTypes(type)
    .map(({ name }) => name)
    .sort();
}

function numberOf(seed: string): number {
  return createHash('sha1').update(seed).digest().readUInt32BE(0);
}

/** A call of a field, as it is compared. */
export function callOf(field: string, args: Readonly<Record<string, unknown>>): string {
  return `${field} ${sortedJson(args)}`;
}

/** As JSON with the keys in one order: subgraph and supergraph may list the fields of an input in different ones. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

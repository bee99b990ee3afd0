import { createHash } from 'node:crypto';
import {
  type GraphQLFieldResolver,
  type GraphQLNamedOutputType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLTypeResolver,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/** An object of invented data: its concrete type, what it is made from, and its keys where it is an entity. */
interface Invented {
  readonly __typename: string;
  readonly seed?: string;
  readonly id?: string;
  readonly code?: string;
}

/**
 * Resolves any field of any schema to the same invented value, whichever subgraph is asked and along whichever path an
 * entity was reached: an entity is made from its type and key, everything else from where it stands.
 */
export const inventValue: GraphQLFieldResolver<Invented | undefined, unknown> = (source, args, _, info) => {
  const { fieldName, parentType } = info;
  const own: unknown =
    source && Object.hasOwn(source, fieldName) ? Reflect.get(source, fieldName) : undefined;
  if (own !== undefined) return own;
  const seed = [seedOf(source, parentType.name), fieldName, JSON.stringify(args)].join('/');
  return valueOf(info.returnType, seed, info);
};

/** The concrete type an invented object says it is. */
export const inventedType: GraphQLTypeResolver<Invented, unknown> = ({ __typename }) => __typename;

function seedOf(source: Invented | undefined, type: string): string {
  return source?.seed ?? `${type}:${source?.id ?? source?.code ?? ''}`;
}

function valueOf(type: GraphQLOutputType, seed: string, info: GraphQLResolveInfo): unknown {
  if (isNonNullType(type)) return present(type.ofType, seed, info);
  return numberOf(seed) % 6 === 0 ? null : present(type, seed, info);
}

function present(type: GraphQLOutputType, seed: string, info: GraphQLResolveInfo): unknown {
  if (isListType(type)) return [0, 1].map((index) => valueOf(type.ofType, `${seed}/${index}`, info));
  const named = getNamedType(type);
  return isLeafType(named) ? leafOf(named, seed) : objectOf(named, seed, info);
}

function leafOf(type: GraphQLNamedOutputType, seed: string): unknown {
  const number = numberOf(seed);
  if (isEnumType(type)) return type.getValues()[number % type.getValues().length]?.name;
  if (type.name === 'Boolean') return number % 2 === 0;
  return ['Int', 'Float'].includes(type.name) ? number % 1000 : `v${number}`;
}

/** Entities are few, so that the same one is met in several places. */
function objectOf(type: GraphQLNamedOutputType, seed: string, info: GraphQLResolveInfo): Invented {
  const possible = isAbstractType(type)
    ? info.schema.getPossibleTypes(type).map(({ name }) => name)
    : [type.name];
  const __typename = [...possible].sort()[numberOf(seed) % possible.length] ?? '';
  const key = entityKeys.get(__typename);
  return key === undefined ? { __typename, seed } : { __typename, [key]: `${key}${numberOf(seed) % 3}` };
}

function numberOf(seed: string): number {
  return createHash('sha256').update(seed).digest().readUInt32BE(0);
}

/** The key field of each entity of the hub. */
const entityKeys = new Map([
  ...['Region', 'Municipality', 'Instrument'].map((type) => [type, 'code'] as const),
  ...[
    'Desk',
    'DeskContact',
    'Employer',
    'EmployerContact',
    'Site',
    'Vacancy',
    'CandidatePool',
    'CandidateProfile',
  ].map((type) => [type, 'id'] as const),
  ...[
    'Introduction',
    'Arrangement',
    'RegionalArrangement',
    'DialogueSession',
    'FollowUpAgreement',
    'KnowledgeItem',
  ].map((type) => [type, 'id'] as const),
]);

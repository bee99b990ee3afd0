import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, isAbstractType, isObjectType, isScalarType, parse } from 'graphql';
import { commonResolvers } from './common-resolvers';
import { commonSdl } from './common-sdl';
import type { ResolverMap } from './resolver-map';

/** The SDL a subgraph is composed from: its own and what all subgraphs share. */
export function subgraphSdl(ownSdl: string): string {
  return `${ownSdl}\n${commonSdl()}`;
}

/**
 * Builds a subgraph's schema.
 * @throws Error naming every resolver that has no field, which the library would ignore silently, and every field of
 *   Subscription that nothing gives events to
 */
export function buildSchema(ownSdl: string, ownResolvers: ResolverMap): GraphQLSchema {
  const resolvers: ResolverMap = { ...commonResolvers, ...ownResolvers };
  const schema = buildSubgraphSchema([{ typeDefs: parse(subgraphSdl(ownSdl)), resolvers }]);
  const strangers = unknownResolvers(schema, resolvers);
  if (strangers.length > 0)
    throw new Error(`Resolvers without a field in the schema: ${strangers.join(', ')}`);
  const silent = Object.values(schema.getSubscriptionType()?.getFields() ?? {}).filter((f) => !f.subscribe);
  if (silent.length > 0)
    throw new Error(`Subscriptions without events: ${silent.map(({ name }) => name).join(', ')}`);
  return schema;
}

/** What may stand beside the fields of an object type. */
const besideFields = new Set(['__resolveReference', '__isTypeOf']);

function unknownResolvers(schema: GraphQLSchema, resolvers: ResolverMap): string[] {
  return Object.entries(resolvers).flatMap(([typeName, fields]) => {
    const type = schema.getType(typeName);
    if (isScalarType(type)) return [];
    if (isObjectType(type)) {
      const known = type.getFields();
      return Object.keys(fields)
        .filter((field) => !besideFields.has(field) && !(field in known))
        .map((field) => `${typeName}.${field}`);
    }
    const isFitting = isAbstractType(type) && Object.keys(fields).every((field) => field === '__resolveType');
    return isFitting ? [] : [typeName];
  });
}

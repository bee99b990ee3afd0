import type { GraphQLResolveInfo, GraphQLScalarType } from 'graphql';

/**
 * A resolver as a map holds it. Each resolver file types its own parent, arguments and context; here they meet
 * as one table, where only their being functions is known.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of unlike resolvers have no common type but any
export type AnyResolver = (parent: any, args: any, context: any, info: GraphQLResolveInfo) => unknown;

/** Resolvers by type and field; `__resolveReference` and `__resolveType` stand beside the fields. */
export type ResolverMap = Readonly<Record<string, Readonly<Record<string, AnyResolver>> | GraphQLScalarType>>;

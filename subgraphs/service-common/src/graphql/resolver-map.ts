import type { GraphQLResolveInfo, GraphQLScalarType } from 'graphql';

/**
 * A resolver as a map holds it. Each resolver file types its own parent, arguments and context; here they meet
 * as one table, where only their being functions is known.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- parameters of unlike resolvers have no common type but any
export type AnyResolver = (parent: any, args: any, context: any, info: GraphQLResolveInfo) => unknown;

/** How a field of Subscription is resolved: `subscribe` gives its events, `resolve` makes the field's value of one. */
export interface SubscriptionResolver {
  /**
   * Gives an async iterable of events, or a promise of one. It lives as long as the client follows, so its context reads
   * nothing private, and its loaders would keep what they have read: events are read through repositories.
   */
  readonly subscribe: AnyResolver;
  /** Called for each event with it as the parent, in a context that is as new as that of any operation. */
  readonly resolve: AnyResolver;
}

/** Resolvers by type and field; `__resolveReference` and `__resolveType` stand beside the fields. */
export type ResolverMap = Readonly<
  Record<string, Readonly<Record<string, AnyResolver | SubscriptionResolver>> | GraphQLScalarType>
>;

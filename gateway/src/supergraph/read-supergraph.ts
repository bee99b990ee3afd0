import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import { type GraphQLSchema, buildASTSchema, parse } from 'graphql';
import { type TypeIndex, indexTypes } from './type-index';

/** A supergraph, read once when the gateway is made. */
export interface Supergraph {
  readonly sdl: string;
  /** What clients see: no join directives, nothing inaccessible. */
  readonly publicSchema: GraphQLSchema;
  readonly types: TypeIndex;
}

/**
 * Reads a composed supergraph.
 * @throws GraphQLError when the text is not GraphQL, Error when it is no supergraph
 */
export function readSupergraph(sdl: string): Supergraph {
  const document = parse(sdl, { noLocation: true });
  return {
    sdl,
    publicSchema: buildASTSchema(transformSupergraphToPublicSchema(document)),
    types: indexTypes(document),
  };
}

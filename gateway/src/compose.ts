import { composeServices } from '@theguild/federation-composition';
import { type GraphQLError, parse } from 'graphql';

/** One subgraph's schema, as it serves it. */
export interface SubgraphSdl {
  readonly name: string;
  readonly sdl: string;
  /** Written into the supergraph for routers that read it there; this gateway takes addresses elsewhere. */
  readonly url?: string | undefined;
}

/** Why the schemas do not fit together: a stable code and a sentence. */
export interface CompositionProblem {
  readonly code: string;
  readonly message: string;
}

/** The supergraph, or every reason why there is none. */
export type CompositionOutcome =
  | { readonly type: 'composed'; readonly supergraph: string }
  | { readonly type: 'failed'; readonly problems: readonly CompositionProblem[] };

/**
 * Composes subgraph schemas into one Federation 2 supergraph: the same text for the same schemas.
 * A schema that is not GraphQL is a problem too (INVALID_GRAPHQL), with the subgraph's name.
 */
export function composeSupergraph(sdls: readonly SubgraphSdl[]): CompositionOutcome {
  const problems: CompositionProblem[] = [];
  const services = sdls.flatMap(({ name, sdl, url }) => {
    try {
      return [{ name, typeDefs: parse(sdl, { noLocation: true }), url: url ?? '' }];
    } catch (error) {
      problems.push({ code: 'INVALID_GRAPHQL', message: `[${name}] ${String(error)}` });
      return [];
    }
  });
  if (problems.length > 0) return { type: 'failed', problems };
  const result = composeServices(services);
  if (result.supergraphSdl === undefined) return { type: 'failed', problems: result.errors.map(problemOf) };
  return { type: 'composed', supergraph: `${result.supergraphSdl.trimEnd()}\n` };
}

function problemOf(error: GraphQLError): CompositionProblem {
  const code = error.extensions['code'];
  return { code: typeof code === 'string' ? code : 'COMPOSITION_FAILED', message: error.message };
}

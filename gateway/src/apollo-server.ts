import type { ApolloServer } from '@apollo/server';
import { type Logger, type RequestIdentity, createApolloServer } from '@banenbrug/service-common';
import { redactMessage, withoutSuggestion } from './errors/redact-message';
import { reservedAliasRule } from './errors/reserved-alias-rule';
import type { Executor } from './executor/executor';
import type { Supergraph } from './supergraph/read-supergraph';

/** What the gateway's Apollo Server is put together from. */
export interface GatewayServerParts {
  readonly supergraph: Supergraph;
  readonly executor: Executor;
  readonly logger: Logger;
  readonly introspection: boolean;
  readonly maxTokens: number;
}

/** The kit's HTTP adaptor in front of the executor, with the limits and the masking of the one public door. */
export function createGatewayServer({
  supergraph,
  executor,
  logger,
  introspection,
  maxTokens,
}: GatewayServerParts): ApolloServer<RequestIdentity> {
  return createApolloServer({
    schema: supergraph.publicSchema,
    sdl: supergraph.sdl,
    execute: (operation) => executor.execute(operation),
    formatError: (error) => ({
      ...error,
      message: redactMessage(introspection ? error.message : withoutSuggestion(error.message)),
    }),
    validationRules: [reservedAliasRule],
    parseOptions: { maxTokens },
    introspection,
    logger,
  });
}

import type { ApolloServer } from '@apollo/server';
import { type Logger, type RequestIdentity, createApolloServer } from '@banenbrug/service-common';
import type { ValidationRule } from 'graphql';
import { redactMessage, withoutSuggestion } from './errors/redact-message';
import { reservedAliasRule } from './errors/reserved-alias-rule';
import type { Executor } from './executor/executor';
import type { TellError } from './subscriptions/tell-result';
import type { Supergraph } from './supergraph/read-supergraph';

/** What the gateway's Apollo Server is put together from. */
export interface GatewayServerParts {
  readonly supergraph: Supergraph;
  readonly executor: Executor;
  readonly logger: Logger;
  readonly introspection: boolean;
}

/** What documents are validated by besides the rules of the specification. */
export const ownRules: readonly ValidationRule[] = [reservedAliasRule];

/** What the messages of errors may say: no value that was sent, and where the schema is not public no name of it. */
export function tellErrors(introspection: boolean): TellError {
  return (error) => ({
    ...error,
    message: redactMessage(introspection ? error.message : withoutSuggestion(error.message)),
  });
}

/** The kit's HTTP adaptor in front of the executor, with the masking of the one public door. */
export function createGatewayServer({
  supergraph,
  executor,
  logger,
  introspection,
}: GatewayServerParts): ApolloServer<RequestIdentity> {
  return createApolloServer({
    schema: supergraph.publicSchema,
    sdl: supergraph.sdl,
    execute: (operation) => executor.execute(operation),
    formatError: tellErrors(introspection),
    validationRules: [...ownRules],
    introspection,
    logger,
  });
}

import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from '@banenbrug/service-common';
import { redactMessage, withoutSuggestion } from './errors/redact-message';
import type { Executor } from './executor/executor';
import { reservedAliasRule } from './errors/reserved-alias-rule';
import type { Supergraph } from './supergraph/read-supergraph';
import type { FetchContext } from './transport/subgraph-transport';

/** What Apollo Server is put together from. */
export interface ApolloServerParts {
  readonly supergraph: Supergraph;
  readonly executor: Executor;
  readonly logger: Logger;
  readonly introspection: boolean;
  readonly maxTokens: number;
}

/**
 * Apollo Server as the HTTP adaptor: it parses, validates and keeps documents; the executor does the rest
 * through the `gateway` interface. Nothing that must hold lives in a plugin.
 */
export function createApolloServer({
  supergraph,
  executor,
  logger,
  introspection,
  maxTokens,
}: ApolloServerParts): ApolloServer<FetchContext> {
  return new ApolloServer<FetchContext>({
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: supergraph.publicSchema, coreSupergraphSdl: supergraph.sdl });
        return () => {};
      },
      load: () =>
        Promise.resolve({
          executor: ({ document, queryHash, request, context }) =>
            executor.execute({
              document,
              documentId: queryHash,
              operationName: request.operationName,
              variables: request.variables ?? {},
              // The interface does not know the type of the context that this server was made with.
              context: context as FetchContext,
            }),
        }),
      stop: () => Promise.resolve(),
    },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
    formatError: (error) => ({
      ...error,
      message: redactMessage(introspection ? error.message : withoutSuggestion(error.message)),
    }),
    validationRules: [reservedAliasRule],
    parseOptions: { maxTokens },
    introspection,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message: string) => logger.warn({}, message),
      error: (message: string) => logger.error({}, message),
    },
  });
}

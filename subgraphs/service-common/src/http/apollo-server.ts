import { ApolloServer, type ApolloServerOptionsWithGateway } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import type { Logger } from '../logger';
import { apolloLogger } from './apollo-logger';
import type { RequestIdentity } from './request-identity';

/** One operation that Apollo Server has parsed and validated. */
export interface ParsedOperation {
  readonly document: DocumentNode;
  /** Equal for equal texts of a document. */
  readonly documentId: string;
  /** The text, where the server has just read it. */
  readonly text?: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: RequestIdentity;
}

/** What the servers of the hub do each in their own way. */
type OwnSettings = Pick<
  ApolloServerOptionsWithGateway<RequestIdentity>,
  'formatError' | 'introspection' | 'parseOptions' | 'validationRules'
>;

/** What an Apollo Server is put together from. */
export interface ApolloServerParts extends OwnSettings {
  /** What documents are validated against. */
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  /** Runs one operation. Never rejects. */
  readonly execute: (operation: ParsedOperation) => Promise<ExecutionResult>;
  readonly logger: Logger;
}

/**
 * Apollo Server as the HTTP adaptor: it parses, validates and keeps documents, and hands them on through its
 * `gateway` interface. Nothing that must hold without HTTP too lives in it.
 */
export function createApolloServer({
  schema,
  sdl,
  execute,
  logger,
  ...own
}: ApolloServerParts): ApolloServer<RequestIdentity> {
  return new ApolloServer<RequestIdentity>({
    ...own,
    gateway: {
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: sdl });
        return () => {};
      },
      load: () =>
        Promise.resolve({
          executor: ({
            document,
            queryHash,
            request: { query: text, operationName, variables = {} },
            context,
          }) =>
            // The interface does not know the type of the context that this server was made with.
            execute({
              document,
              documentId: queryHash,
              text,
              operationName,
              variables,
              context: context as RequestIdentity,
            }),
        }),
      stop: () => Promise.resolve(),
    },
    plugins: [
      // On by default in a subgraph; they instrument every field, a third of the subgraph's CPU.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
    logger: apolloLogger(logger),
  });
}

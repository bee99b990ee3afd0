import type { ExecutionResult, GraphQLFormattedError } from 'graphql';
import { errorMessage } from '../errors';
import type { Subgraph } from '../graphql';
import type { SignatureVerifier, VerifyToken } from '../identity';
import type { Logger } from '../logger';
import { createApolloHttpHandler } from './apollo-http';
import { type ParsedOperation, createApolloServer } from './apollo-server';
import { createKnownOperations } from './known-operations';
import { recogniseForwarded } from './recognise-forwarded';
import { identify, type RequestIdentity } from './request-identity';
import { inServerSpan } from './server-span';
import { type ListenOptions, type RunningServer, startServer } from './start-server';
import { createSubscriptionHandler } from './subscription-handler';
import { createDownloadHandler } from './download-handler';
import { createUploadHandler } from './upload-handler';

/** What a subgraph is served with. */
export interface SubgraphServerOptions extends ListenOptions {
  /** Verifies a forwarded token again; with leeway, for the gateway has judged its expiry. */
  readonly verifyToken: VerifyToken;
  /** Recognises the gateway: nobody else is answered. */
  readonly signatures: SignatureVerifier;
  /** Whether the subgraph's database answers. */
  readonly isReady: () => Promise<boolean>;
  readonly logger: Logger;
  /** After how many milliseconds a silent stream of a subscription says that it is alive. Default 10,000. */
  readonly heartbeatMs?: number | undefined;
}

/** A fetch of the gateway is larger than a client's request: it carries the keys of a whole page. */
const maxBodyBytes = 8 * 1024 * 1024;
const path = '/graphql';

/**
 * Serves a subgraph over HTTP. Apollo Server is the adaptor only: it parses documents and hands them to the
 * subgraph as the in-process transport does, so that both behave the same. A document that it has read is run without it then.
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  { verifyToken, signatures, isReady, logger, heartbeatMs, ...listenOptions }: SubgraphServerOptions,
): Promise<RunningServer> {
  const execute = (operation: ParsedOperation): Promise<ExecutionResult> =>
    inServerSpan(subgraph.name, operation, () => {
      const { document, operationName, variables, context } = operation;
      const { caller, requestId, language, signal } = context;
      return subgraph.execute({ document, operationName, variables, caller, requestId, language, signal });
    });
  const known = createKnownOperations(execute);
  const server = createApolloServer({
    schema: subgraph.schema,
    sdl: subgraph.sdl,
    execute: (operation) => {
      if (operation.text !== undefined) known.remember(operation.text, operation);
      return execute(operation);
    },
    formatError: withoutEcho,
    introspection: false,
    logger,
  });
  await server.start();
  const trust = { signatures, verifyToken, logger };
  const graphql = createApolloHttpHandler<RequestIdentity>({
    server,
    contextFor: (request, signal, _, readBytes) =>
      identify(request, signal, recogniseForwarded(request, readBytes, trust)),
    runKnown: known.run,
    path,
    maxBodyBytes,
  });
  const { receiveUpload: receive, subscribe } = subgraph;
  const streams = subscribe
    ? createSubscriptionHandler({ subscribe, path, maxBodyBytes, heartbeatMs, ...trust })
    : null;
  const uploads = receive ? [createUploadHandler({ receive, signatures, logger })] : [];
  const { sendDownload: send } = subgraph;
  const downloads = send ? [createDownloadHandler({ send, signatures, logger })] : [];
  const handlers = [...(streams ? [streams.handle] : []), graphql, ...uploads, ...downloads];
  const running = await startServer(
    // Who has not the gateway's signature gets a refusal and no data.
    { handlers, isReady, logger, facesBrowsers: false },
    listenOptions,
  );
  return {
    address: running.address,
    drain: (graceMs, noticeMs) => {
      const drained = running.drain(graceMs, noticeMs);
      streams?.stop();
      return drained;
    },
  };
}

/** What Apollo Server says before the subgraph is asked, in sentences that repeat nothing of the request. */
const sentences = new Map<unknown, string>([
  ['GRAPHQL_VALIDATION_FAILED', errorMessage('GRAPHQL_VALIDATION_FAILED', 'en')],
  ['GRAPHQL_PARSE_FAILED', 'The document is not GraphQL.'],
  [
    'OPERATION_RESOLUTION_FAILURE',
    'The document has no operation of this name, or several and none is named.',
  ],
]);

/** Messages of graphql-js quote the document, values in it included; those of the subgraph are masked already. */
function withoutEcho(error: GraphQLFormattedError): GraphQLFormattedError {
  const { extensions } = error;
  const message = sentences.get(extensions?.['code']);
  return message === undefined || error.message === errorMessage('GRAPHQL_VALIDATION_FAILED', 'nl')
    ? error
    : { message, ...(extensions ? { extensions } : {}) };
}

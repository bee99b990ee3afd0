import { readFileSync } from 'node:fs';
import { graphiqlDirectory } from '@banenbrug/graphiql';
import {
  createLogger,
  createRequestSigner,
  createTokenVerifier,
  endOnFault,
} from '@banenbrug/service-common';
import { loadTrustedDocuments } from './documents/trusted-document-variables';
import { type Environment, readEnvironment } from './environment';
import { createGateway } from './gateway';
import { subgraphs } from './subgraphs';
import { watchFile } from './supergraph/watch-file';
import { logResilience } from './resilience/log-resilience';
import { type ResilientTransport, withResilience } from './resilience/with-resilience';
import { createHttpTransport } from './transport/http-transport';

const logger = createLogger('gateway');

/** The gateway as a process of its own, with its subgraphs behind HTTP. */
async function main(environment: Environment): Promise<void> {
  endOnFault(logger);
  const gateway = createGateway({
    supergraph: readFileSync(environment.supergraphFile, 'utf8'),
    transports: openTransports(environment),
    verifyToken: createTokenVerifier(environment.tokens),
    accessFrom: { subgraph: 'regions', claims: environment.accessClaims },
    logger,
    introspection: environment.introspection,
    trustedDocuments: loadTrustedDocuments(environment.trustedDocuments),
    graphiql: environment.graphiql ? { directory: graphiqlDirectory } : null,
    http: environment.http,
    responseCacheBytes: environment.responseCacheBytes,
    detectsDrift: true,
    noticeMs: environment.noticeMs,
    operationTimeoutMs: environment.operationTimeoutMs,
  });
  const supergraphFile =
    environment.supergraphPollMs === 0
      ? null
      : watchFile({
          file: environment.supergraphFile,
          everyMs: environment.supergraphPollMs,
          onChange: (text) => gateway.replaceSupergraph(text),
          logger,
        });
  const { url } = await gateway.listen({ host: environment.host, port: environment.port });
  logger.info({ url }, 'the gateway is listening');
  const stop = (): void => {
    supergraphFile?.close();
    gateway.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** The ways to all subgraphs, each bounded and tried again within its own settings. */
function openTransports({
  gatewayKeys,
  subgraphUrls,
  resilience,
}: Environment): ReadonlyMap<string, ResilientTransport> {
  const sign = createRequestSigner({ keys: gatewayKeys });
  const observer = logResilience(logger);
  const lines = subgraphs.map(({ name, takesUploads, sendsDownloads }) => {
    const { timeoutMs, concurrency: connections } = resilience[name];
    const wire = { url: subgraphUrls[name], sign, timeoutMs, connections, takesUploads, sendsDownloads };
    return [name, withResilience(name, createHttpTransport(wire), resilience[name], observer)] as const;
  });
  return new Map(lines);
}

function fail(problems: readonly string[]): never {
  process.stderr.write(`The gateway cannot start:\n${problems.map((problem) => `  ${problem}\n`).join('')}`);
  process.exit(1);
}

const result = readEnvironment();
if (result.type === 'error') fail(result.problems);
main(result.environment).catch((error: unknown) =>
  fail([error instanceof Error ? error.message : String(error)]),
);

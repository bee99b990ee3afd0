import { readFileSync } from 'node:fs';
import { graphiqlDirectory } from '@banenbrug/graphiql';
import {
  createLogger,
  createRequestSigner,
  createTokenVerifier,
  endOnFault,
  runTelemetry,
} from '@banenbrug/service-common';
import { loadTrustedDocuments } from './documents/trusted-document-variables';
import { type Environment, readEnvironment } from './environment';
import { createGateway } from './gateway';
import { subgraphs } from './subgraphs';
import { watchFile } from './supergraph/watch-file';
import { createPrometheusSignals, silentSignals } from './telemetry';
import { createHttpTransport } from './transport/http-transport';

/** The gateway as a process of its own, with its subgraphs behind HTTP. */
async function main(environment: Environment): Promise<void> {
  const { telemetry: told } = environment;
  const logger = createLogger('gateway', told.logLevel);
  endOnFault(logger);
  const telemetry = await runTelemetry(told, logger);
  const signals = telemetry.metrics ? createPrometheusSignals(telemetry.metrics) : silentSignals;
  const sign = createRequestSigner({ keys: environment.gatewayKeys });
  const gateway = createGateway({
    supergraph: readFileSync(environment.supergraphFile, 'utf8'),
    transports: new Map(
      subgraphs.map(({ name, takesUploads, sendsDownloads }) => [
        name,
        createHttpTransport({
          url: environment.subgraphUrls[name],
          sign,
          takesUploads,
          sendsDownloads,
        }),
      ]),
    ),
    verifyToken: createTokenVerifier(environment.tokens),
    accessFrom: { subgraph: 'regions', claims: environment.accessClaims },
    logger,
    introspection: environment.introspection,
    trustedDocuments: loadTrustedDocuments(environment.trustedDocuments),
    graphiql: environment.graphiql ? { directory: graphiqlDirectory } : null,
    http: environment.http,
    detectsDrift: true,
    noticeMs: environment.noticeMs,
    telemetry: { signals, slowOperationMs: told.slowOperationMs },
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
  logger.info({ url, metrics: telemetry.metricsUrl ?? undefined }, 'the gateway is listening');
  const stop = (): void => {
    supergraphFile?.close();
    gateway
      .close()
      .finally(() => telemetry.stop())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
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

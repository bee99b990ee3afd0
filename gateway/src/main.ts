import { readFileSync } from 'node:fs';
import { graphiqlDirectory } from '@banenbrug/graphiql';
import {
  type Logger,
  createLogger,
  createTokenVerifier,
  endOnFault,
  runTelemetry,
} from '@banenbrug/service-common';
import { loadTrustedDocuments } from './documents/trusted-document-variables';
import { type Environment, readEnvironment } from './environment';
import { type Gateway, createGateway } from './gateway';
import { openTransports } from './open-transports';
import { type WatchedFile, watchFile } from './supergraph/watch-file';
import { createPrometheusSignals, silentSignals } from './telemetry';

/** The gateway as a process of its own, with its subgraphs behind HTTP. */
async function main(environment: Environment): Promise<void> {
  const { telemetry: told } = environment;
  const logger = createLogger('gateway', told.logLevel);
  endOnFault(logger);
  const telemetry = await runTelemetry(told, logger);
  const signals = telemetry.metrics ? createPrometheusSignals(telemetry.metrics) : silentSignals;
  const gateway = createGateway({
    supergraph: readFileSync(environment.supergraphFile, 'utf8'),
    transports: openTransports(environment, signals, logger),
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
    telemetry: { signals, slowOperationMs: told.slowOperationMs },
  });
  const supergraphFile = watchSupergraph(environment, gateway, logger);
  const { url } = await gateway.listen({ host: environment.host, port: environment.port });
  logger.info({ url, metrics: telemetry.metricsUrl ?? undefined }, 'the gateway is listening');
  const close = async (): Promise<void> => {
    supergraphFile?.close();
    await gateway.close();
    await telemetry.stop();
  };
  const stop = (): void => {
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Null: the file is read once. */
function watchSupergraph(
  { supergraphFile: file, supergraphPollMs: everyMs }: Environment,
  gateway: Gateway,
  logger: Logger,
): WatchedFile | null {
  if (everyMs === 0) return null;
  return watchFile({ file, everyMs, onChange: (text) => gateway.replaceSupergraph(text), logger });
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

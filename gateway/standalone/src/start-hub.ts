import { join } from 'node:path';
import { loadTrustedDocuments } from '@banenbrug/gateway';
import { graphiqlDirectory } from '@banenbrug/graphiql';
import type { Logger } from '@banenbrug/service-common';
import { announce } from './announce';
import type { StartArguments } from './command-line';
import { demoPageData } from './demo/page-data';
import { type DemoIssuer } from './demo/issuer';
import { loadDemoData } from './demo/load-demo-data';
import type { Environment } from './environment';
import type { GatewayEnvironment } from './gateway/environment';
import { listen } from './listen';
import { type HubDatabase, migrateHub } from './migrate-hub';
import { openHub } from './open-hub';
import type { Progress } from './progress';
import { demoHostNames, refuseDemoData, refuseUnsafeDemo, refuseUnsafeSettings } from './safe-start';
import { openTelemetry } from './open-telemetry';
import { startDatabase } from './start-database';

/** What starting a hub needs of its surroundings. */
export interface StartSurroundings {
  readonly progress: Progress;
  readonly logger: Logger;
  readonly gateway: GatewayEnvironment;
  readonly openIssuer: (dataDirectory: string) => Promise<DemoIssuer>;
}

/** A hub that answers. */
export interface RunningHub {
  readonly url: string;
  close(): Promise<void>;
}

const supergraphFile = join(__dirname, '..', '..', 'supergraph.graphql');

/** Database, migrations, demo data, subgraphs, gateway: everything `npm start` does, in that order. */
export async function startHub(
  given: StartArguments,
  environment: Environment,
  surroundings: StartSurroundings,
): Promise<RunningHub> {
  const isDemo = given.demo || environment.databaseUrl === null;
  if (!isDemo) refuseUnsafeSettings(environment);
  else refuseUnsafeDemo(environment.host, surroundings.gateway, given.demo);
  const { progress, logger, gateway } = surroundings;
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    const server = await startDatabase(given, environment, progress);
    opened.push(server.stop);
    progress(server.isEmbedded ? 'PostgreSQL is running (embedded)' : 'PostgreSQL answers (DATABASE_URL)');
    if (!isDemo) await refuseDemoData(server.ownerUrl, 'add --demo');
    const database: HubDatabase = { ownerUrl: server.ownerUrl, ownUrls: environment.ownUrls };
    await migrateHub(database, (line) => progress(`migrated ${line}`));
    progress('database is up to date');
    const issuer = isDemo ? await surroundings.openIssuer(environment.dataDirectory) : null;
    if (isDemo) await loadDemoData(server.ownerUrl, { progress });
    const tokens = issuer?.settings ?? environment.tokens;
    if (tokens === null) throw new Error('A hub without a token issuer was started.');
    const graphiql = issuer && { directory: graphiqlDirectory, data: await demoPageData(issuer) };
    const telemetry = await openTelemetry(gateway.telemetry, logger);
    opened.push(telemetry.stop);
    if (telemetry.metricsUrl) progress(`metrics are at ${telemetry.metricsUrl}/metrics`);
    const trustedDocuments = loadTrustedDocuments(gateway.trustedDocuments);
    const hub = await openHub({
      database,
      tokens,
      accessClaims: environment.accessClaims,
      hostNames: isDemo ? demoHostNames(environment.host) : undefined,
      supergraphFile,
      logger,
      introspection: isDemo,
      graphiql,
      http: gateway.http,
      responseCacheBytes: gateway.responseCacheBytes,
      telemetry,
      trustedDocuments,
      mail: environment.mail,
    });
    opened.push(hub.close);
    const wanted = { host: environment.host, port: given.port ?? environment.port };
    const { url } = await listen(hub.gateway, wanted, progress);
    announce(url, isDemo, progress);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

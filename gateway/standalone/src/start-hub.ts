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
import { listen } from './listen';
import { type HubDatabase, migrateHub } from './migrate-hub';
import { openHub } from './open-hub';
import type { Progress } from './progress';
import { startDatabase } from './start-database';
import { StartError } from './start-error';

/** What starting a hub needs of its surroundings. */
export interface StartSurroundings {
  readonly progress: Progress;
  readonly logger: Logger;
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
  refuseUnsafe(given, environment, isDemo);
  const { progress, logger } = surroundings;
  const opened: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    const server = await startDatabase(given, environment, progress);
    opened.push(server.stop);
    progress(server.isEmbedded ? 'PostgreSQL is running (embedded)' : 'PostgreSQL answers (DATABASE_URL)');
    const database: HubDatabase = { ownerUrl: server.ownerUrl, ownUrls: environment.ownUrls };
    await migrateHub(database, (line) => progress(`migrated ${line}`));
    progress('database is up to date');
    const issuer = isDemo ? await surroundings.openIssuer(environment.dataDirectory) : null;
    if (isDemo) await loadDemoData(server.ownerUrl, { progress });
    const tokens = issuer?.settings ?? environment.tokens;
    if (tokens === null) throw new Error('A hub without a token issuer was started.');
    const graphiql = issuer && { directory: graphiqlDirectory, data: await demoPageData(issuer) };
    const trustedDocuments = loadTrustedDocuments(environment.trustedDocuments);
    const hub = await openHub({
      database,
      tokens,
      supergraphFile,
      logger,
      introspection: isDemo,
      graphiql,
      trustedDocuments,
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

/** Deny by default: demo tokens are for this machine, and a real database wants a real issuer. */
function refuseUnsafe(
  given: StartArguments,
  { host, tokens, trustedDocuments }: Environment,
  isDemo: boolean,
): void {
  if (isDemo && trustedDocuments?.only === 'everybody') {
    throw new StartError(
      'The demo hub has a page that sends documents of its own. Leave TRUSTED_DOCUMENTS_ONLY out, or set it to public.',
    );
  }
  if (!isDemo && tokens === null) {
    throw new StartError(
      'On a database named by DATABASE_URL tokens must come from a real issuer: set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL. To try the hub out with demo data and demo tokens, add --demo.',
    );
  }
  if (isDemo && !given.demo && !['127.0.0.1', 'localhost', '::1'].includes(host)) {
    throw new StartError(
      'The demo hub gives tokens to everybody who reaches it, so it listens on this machine only. Leave HOST out, or add --demo to mean it.',
    );
  }
}

import { join } from 'node:path';
import type { Gateway } from '@banenbrug/gateway';
import { graphiqlDirectory } from '@banenbrug/graphiql';
import { type Logger, type TokenSettings } from '@banenbrug/service-common';
import type { StartArguments } from './command-line';
import { loadDemoData } from './demo/load-demo-data';
import { examples } from './demo/examples';
import type { DemoIssuer } from './demo/issuer';
import { personas } from './demo/personas';
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
  readonly gateway: Gateway;
  close(): Promise<void>;
}

const supergraphFile = join(__dirname, '..', '..', 'supergraph.graphql');

/** Database, migrations, demo data, subgraphs, gateway: everything `npm start` does, in that order. */
export async function startHub(
  given: StartArguments,
  environment: Environment,
  { progress, logger, openIssuer }: StartSurroundings,
): Promise<RunningHub> {
  const isDemo = given.demo || environment.databaseUrl === null;
  if (!isDemo && environment.tokens === null) {
    throw new StartError(
      'On a database named by DATABASE_URL tokens must come from a real issuer: set OIDC_ISSUER, OIDC_AUDIENCE and OIDC_JWKS_URL. To try the hub out with demo data and demo tokens, add --demo.',
    );
  }
  const server = await startDatabase(given, environment, progress);
  progress(server.isEmbedded ? 'PostgreSQL is running (embedded)' : 'PostgreSQL answers (DATABASE_URL)');
  try {
    const database: HubDatabase = { ownerUrl: server.ownerUrl, ownUrls: environment.ownUrls };
    await migrateHub(database, (line) => progress(`migrated ${line}`));
    progress('database is up to date');
    const issuer = isDemo ? await openIssuer(environment.dataDirectory) : null;
    if (isDemo) await loadDemoData(server.ownerUrl, { progress });
    const hub = await openHub({
      database,
      tokens: tokensOf(issuer, environment.tokens),
      supergraphFile,
      logger,
      introspection: isDemo,
      graphiql: issuer ? { directory: graphiqlDirectory, data: await pageData(issuer) } : null,
    });
    const { url } = await listen(hub.gateway, environment.host, given.port ?? environment.port);
    progress('subgraphs and gateway are running');
    announce(url, issuer !== null, progress);
    return {
      url,
      gateway: hub.gateway,
      close: async () => {
        await hub.close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function tokensOf(issuer: DemoIssuer | null, named: TokenSettings | null): TokenSettings {
  const settings = issuer?.settings ?? named;
  if (!settings) throw new Error('A hub without a token issuer was started.');
  return settings;
}

/** What the GraphiQL page finds beside itself: three operations to try, and somebody to try them as. */
async function pageData(issuer: DemoIssuer): Promise<Record<string, unknown>> {
  const tokens = personas.map(async ({ title, subject, claims }) => ({
    name: title,
    token: await issuer.issue(subject, claims),
  }));
  return { 'examples.json': examples, 'personas.json': await Promise.all(tokens) };
}

function announce(url: string, isDemo: boolean, progress: Progress): void {
  progress(`ready: ${url}/graphql`);
  if (!isDemo) return;
  progress(`open ${url}/ in a browser to ask with GraphiQL; operations to try there:`);
  for (const { name } of examples) progress(`  · ${name}`);
  progress('a token for other clients: npm run token -- --as employer');
}

import {
  createApolloHttpHandler,
  createApolloServer,
  publicCaller,
  type RequestIdentity,
  silentLogger,
  startServer,
  type Subgraph,
} from '@banenbrug/service-common';
import { readSnapshotFile, subgraphsOver } from '../snapshot/subgraphs';
import { settingsOf, tellReady } from './launch';

/** Serves the four subgraphs of a snapshot, each on a port of its own, from this process. Anybody is answered. */
async function main({ snapshotFile }: { snapshotFile: string }): Promise<void> {
  const urls: Record<string, string> = {};
  for (const subgraph of subgraphsOver(readSnapshotFile(snapshotFile)))
    urls[subgraph.name] = await serve(subgraph);
  tellReady({ urls });
}

async function serve(subgraph: Subgraph): Promise<string> {
  const server = createApolloServer({
    schema: subgraph.schema,
    sdl: subgraph.sdl,
    execute: ({ document, operationName, variables, context: { caller, requestId, language, signal } }) =>
      subgraph.execute({ document, operationName, variables, caller, requestId, language, signal }),
    introspection: true,
    logger: silentLogger,
  });
  await server.start();
  const handler = createApolloHttpHandler<RequestIdentity>({
    server,
    contextFor: (_, signal) => Promise.resolve({ ...stranger, signal }),
    path: '/graphql',
    maxBodyBytes: 8 * 1024 * 1024,
  });
  const { address } = await startServer(
    { handlers: [handler], isReady: () => Promise.resolve(true), logger: silentLogger },
    { port: 0 },
  );
  return `${address.url}/graphql`;
}

const stranger = {
  caller: publicCaller,
  token: null,
  expiresAt: null,
  requestId: '',
  language: 'en',
} as const;

void main(settingsOf());

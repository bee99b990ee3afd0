import { readFileSync } from 'node:fs';
import { createGateway, createInProcessTransport, type HttpSettings } from '@banenbrug/gateway';
import { createTokenVerifier, silentLogger, type TokenSettings } from '@banenbrug/service-common';
import { readSnapshotFile, subgraphsOver } from '../snapshot/subgraphs';
import { settingsOf, tellReady } from './launch';

interface Settings {
  readonly snapshotFile: string;
  readonly supergraphFile: string;
  readonly tokens: TokenSettings;
  readonly http: HttpSettings;
}

/** The gateway with the subgraphs of a snapshot in its process, as the hub on a single machine has them. */
async function main({ snapshotFile, supergraphFile, tokens, http }: Settings): Promise<void> {
  const gateway = createGateway({
    supergraph: readFileSync(supergraphFile, 'utf8'),
    transports: new Map(
      subgraphsOver(readSnapshotFile(snapshotFile)).map((subgraph) => [
        subgraph.name,
        createInProcessTransport(subgraph),
      ]),
    ),
    verifyToken: createTokenVerifier(tokens),
    accessFrom: { subgraph: 'regions' },
    logger: silentLogger,
    http,
  });
  tellReady({ url: (await gateway.listen({ port: 0 })).url });
}

void main(settingsOf());

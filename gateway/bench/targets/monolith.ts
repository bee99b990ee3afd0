import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { scalars } from '@banenbrug/service-common';
import { monolithResolvers } from '../snapshot/resolvers';
import { readSnapshotFile } from '../snapshot/subgraphs';
import { linkedTables } from '../snapshot/tables';
import { settingsOf, tellReady } from './launch';

interface Settings {
  readonly snapshotFile: string;
  /** The schema that clients see, as one. */
  readonly schemaFile: string;
}

/** The same resolvers in one schema, behind Apollo Server as it comes. */
async function main({ snapshotFile, schemaFile }: Settings): Promise<void> {
  const server = new ApolloServer({
    typeDefs: readFileSync(schemaFile, 'utf8'),
    resolvers: { ...scalars, ...monolithResolvers(linkedTables(readSnapshotFile(snapshotFile))) },
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  tellReady({ url });
}

void main(settingsOf());

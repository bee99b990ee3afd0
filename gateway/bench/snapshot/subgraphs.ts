import { readFileSync } from 'node:fs';
import { subgraphs } from '@banenbrug/gateway';
import { createSubgraph, readSdl, silentLogger, type Subgraph, systemClock } from '@banenbrug/service-common';
import { folderOf } from '../places';
import { subgraphResolvers } from './resolvers';
import type { Snapshot } from './snapshot';
import { separateTables } from './tables';

/** The hub's four schemas over a snapshot, run by the kit as the hub's own subgraphs are. There is no database. */
export function subgraphsOver(snapshot: Snapshot): Subgraph[] {
  const resolvers = subgraphResolvers(separateTables(snapshot));
  return subgraphs.map(({ name }) =>
    createSubgraph(
      { name, sdl: readSdl(folderOf(name)), resolvers: resolvers[name], createContext: (base) => base },
      {
        // Nothing here asks it.
        dataSource: {} as never,
        clock: systemClock,
        createId: () => '',
        logger: silentLogger,
      },
    ),
  );
}

/** Reads a snapshot that was written as JSON. */
export function readSnapshotFile(file: string): Snapshot {
  return JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
}

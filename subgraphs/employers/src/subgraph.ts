import { join } from 'node:path';
import { createSubgraph, readSdl, type Subgraph, type SubgraphRuntime } from '@banenbrug/service-common';
import { createLoaders } from './loaders';
import { resolvers } from './resolvers';

/** The employers subgraph on a database that has been migrated. */
export function createEmployersSubgraph(runtime: SubgraphRuntime): Subgraph {
  return createSubgraph(
    {
      name: 'employers',
      sdl: readSdl(join(__dirname, '..')),
      resolvers,
      createContext: (base) => ({ ...base, loaders: createLoaders(base) }),
    },
    runtime,
  );
}

import { join } from 'node:path';
import { createSubgraph, readSdl, type Subgraph, type SubgraphRuntime } from '@banenbrug/service-common';
import { importRunsOn } from './imports/import-runs';
import { receiveImports } from './imports/receive-upload';
import { createLoaders } from './loaders';
import { resolvers } from './resolvers';

/** The candidates subgraph on a database that has been migrated. */
export function createCandidatesSubgraph(runtime: SubgraphRuntime): Subgraph {
  return createSubgraph(
    {
      name: 'candidates',
      sdl: readSdl(join(__dirname, '..')),
      resolvers,
      createContext: (base) => ({ ...base, loaders: createLoaders(base), imports: importRunsOn(runtime) }),
      receiveUpload: (own) => receiveImports(own),
    },
    runtime,
  );
}

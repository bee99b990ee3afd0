import { join } from 'node:path';
import { createSubgraph, readSdl, type Subgraph, type SubgraphRuntime } from '@banenbrug/service-common';
import { createLoaders } from './loaders';
import { resolvers } from './resolvers';
import { sendDownloads } from './files/send-download';

/** The agreements subgraph on a database that has been migrated. */
export function createAgreementsSubgraph(runtime: SubgraphRuntime): Subgraph {
  return createSubgraph(
    {
      name: 'agreements',
      sdl: readSdl(join(__dirname, '..')),
      resolvers,
      createContext: (base) => ({
        ...base,
        loaders: createLoaders(base),
        wakeups: runtime.wakeups,
        publicUrl: runtime.mail?.publicUrl ?? null,
      }),
      sendDownload: sendDownloads,
    },
    runtime,
  );
}

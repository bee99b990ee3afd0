import type { SubgraphModule } from '@banenbrug/service-common';
import { importJob } from './imports/import-job';
import { retention } from './retention';
import { store } from './store';
import { createCandidatesSubgraph } from './subgraph';

export * from './entities';

/** The candidates subgraph, for whoever puts the hub together. */
export const candidates: SubgraphModule = {
  store,
  create: createCandidatesSubgraph,
  jobs: [retention, importJob],
};

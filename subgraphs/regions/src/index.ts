import type { SubgraphModule } from '@banenbrug/service-common';
import { store } from './store';
import { createRegionsSubgraph } from './subgraph';

export * from './entities';

/** The regions subgraph, for whoever puts the hub together. */
export const regions: SubgraphModule = { store, create: createRegionsSubgraph };

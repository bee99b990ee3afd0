import type { SubgraphModule } from '@banenbrug/service-common';
import { store } from './store';
import { createEmployersSubgraph } from './subgraph';

export * from './entities';

/** The employers subgraph, for whoever puts the hub together. */
export const employers: SubgraphModule = { store, create: createEmployersSubgraph };

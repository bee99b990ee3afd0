import type { SubgraphModule } from '@banenbrug/service-common';
import { importJob } from './imports/import-job';
import { mail, reminders } from './notices';
import { retention } from './retention';
import { store } from './store';
import { createCandidatesSubgraph } from './subgraph';
import { succession } from './succession';

export * from './entities';
export * from './imports/import-from-disk';
export type { ImportFormat } from './imports/imported-row';

/** The candidates subgraph, for whoever puts the hub together. */
export const candidates: SubgraphModule = {
  store,
  create: createCandidatesSubgraph,
  jobs: [retention, mail, reminders, succession, importJob],
};

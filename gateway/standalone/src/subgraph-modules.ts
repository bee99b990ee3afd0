import { agreements } from '@banenbrug/agreements';
import { candidates } from '@banenbrug/candidates';
import { employers } from '@banenbrug/employers';
import { regions } from '@banenbrug/regions';
import type { SubgraphModule } from '@banenbrug/service-common';

/** The subgraphs of this hub, in the order in which their schemas are migrated. */
export const subgraphModules: readonly SubgraphModule[] = [regions, employers, candidates, agreements];

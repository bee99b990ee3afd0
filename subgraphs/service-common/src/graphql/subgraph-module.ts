import type { SubgraphStore } from '../database';
import type { Job } from '../jobs';
import type { SubgraphRuntime } from './subgraph-definition';
import type { Subgraph } from './subgraph';

/** What a subgraph's package offers to whoever puts the hub together: what it stores, and how to run it. */
export interface SubgraphModule {
  readonly store: SubgraphStore;
  readonly create: (runtime: SubgraphRuntime) => Subgraph;
  /** What it does by itself from time to time, in whatever process runs it. */
  readonly jobs?: readonly Job[];
  /** The channel of PostgreSQL's NOTIFY on which its processes tell each other what was written. */
  readonly channel?: string;
}

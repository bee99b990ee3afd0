import type { RequestContext } from '@banenbrug/service-common';
import type { RegionsLoaders } from './loaders';

/** What the resolvers of this subgraph have at hand. */
export interface RegionsContext extends RequestContext {
  readonly loaders: RegionsLoaders;
}

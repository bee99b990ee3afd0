import type { RequestContext } from '@banenbrug/service-common';
import type { EmployersLoaders } from './loaders';

/** What the resolvers of this subgraph have at hand. */
export interface EmployersContext extends RequestContext {
  readonly loaders: EmployersLoaders;
}

import type { RequestContext } from '@banenbrug/service-common';
import type { AgreementsLoaders } from './loaders';

/** What the resolvers of this subgraph have at hand. */
export interface AgreementsContext extends RequestContext {
  readonly loaders: AgreementsLoaders;
  /** Where people reach the hub; null when it is not said. */
  readonly publicUrl: string | null;
}

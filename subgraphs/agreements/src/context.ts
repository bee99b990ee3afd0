import type { RequestContext, Wakeups } from '@banenbrug/service-common';
import type { AgreementsLoaders } from './loaders';

/** What the resolvers of this subgraph have at hand. */
export interface AgreementsContext extends RequestContext {
  readonly loaders: AgreementsLoaders;
  /** Tells of a session, by its id, that it has new events; absent where nothing is followed. */
  readonly wakeups?: Wakeups | undefined;
  /** Where people reach the hub; null when it is not said. */
  readonly publicUrl: string | null;
}

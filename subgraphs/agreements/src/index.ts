import { createMailJob, type SubgraphModule } from '@banenbrug/service-common';
import { oldTickets } from './files/old-tickets';
import { addressOf } from './reminders/address-of';
import { reminders } from './reminders/reminders';
import { sessionEventChannel } from './repositories/session-event.repository';
import { store } from './store';
import { createAgreementsSubgraph } from './subgraph';

export * from './entities';

/** The agreements subgraph, for whoever puts the hub together. */
export const agreements: SubgraphModule = {
  store,
  create: createAgreementsSubgraph,
  channel: sessionEventChannel,
  jobs: [reminders, createMailJob(addressOf), oldTickets],
};

import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import type { CreateId } from '../ids';
import type { Logger } from '../logger';
import type { MailDelivery } from '../mail-outbox/mail-delivery';
import type { SendDownload } from '../downloads';
import type { ReceiveUpload } from '../uploads';
import type { Wakeups } from '../wakeups';
import type { RequestContext } from './request-context';
import type { ResolverMap } from './resolver-map';

/** What makes one subgraph differ from another. */
export interface SubgraphDefinition<Context extends RequestContext> {
  readonly name: string;
  /** The text of its schema.graphql. */
  readonly sdl: string;
  readonly resolvers: ResolverMap;
  /** Adds the subgraph's loaders and services to the context of one operation. */
  readonly createContext: (base: RequestContext) => Context;
  /** Makes what takes files that are sent with a ticket, once for each subgraph that runs. Absent: it takes none. */
  readonly receiveUpload?: ((runtime: SubgraphRuntime) => ReceiveUpload) | undefined;
  /** Makes what sends files that a ticket or a feed stands for, once likewise. Absent: it sends none. */
  readonly sendDownload?: ((runtime: SubgraphRuntime) => SendDownload) | undefined;
}

/** What a subgraph stands on while it runs. */
export interface SubgraphRuntime {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly createId: CreateId;
  readonly logger: Logger;
  /** How its mails leave; without it they stay queued. */
  readonly mail?: MailDelivery | undefined;
  /** Tells of what other processes of the subgraph wrote; there when its module names a channel. */
  readonly wakeups?: Wakeups | undefined;
}

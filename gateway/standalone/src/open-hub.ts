import { readFileSync } from 'node:fs';
import {
  createGateway,
  createInProcessTransport,
  type FetchObserver,
  type Gateway,
  type GatewayTelemetry,
  type HttpSettings,
  type Limits,
  type StaticFolder,
  type TrustedDocumentOptions,
} from '@banenbrug/gateway';
import {
  type Clock,
  createTokenVerifier,
  type Logger,
  type MailSettings,
  openMailDelivery,
  type SubgraphSignals,
  systemClock,
  type TokenSettings,
} from '@banenbrug/service-common';
import { type HubDatabase, hubRoles } from './migrate-hub';
import { openSubgraphs } from './open-subgraphs';

/** What a hub in one process is made of. */
export interface HubSettings {
  /** Migrated already. */
  readonly database: HubDatabase;
  readonly tokens: TokenSettings;
  /** The claims of a token, beside its subject, that access can be mapped from. Default groups and roles. */
  readonly accessClaims?: readonly string[];
  /** Host names that are answered, without a port; absent: all. */
  readonly hostNames?: readonly string[] | undefined;
  /** Path of the composed supergraph. */
  readonly supergraphFile: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly introspection?: boolean;
  readonly graphiql?: StaticFolder | null;
  readonly onFetch?: FetchObserver;
  /** How the gateway faces the public; absent: without limits on callers. */
  readonly http?: HttpSettings;
  readonly limits?: Partial<Limits>;
  /** How many bytes kept answers may take. Default 0: none is kept. */
  readonly responseCacheBytes?: number | undefined;
  readonly trustedDocuments?: TrustedDocumentOptions | null;
  /** How mails leave; absent: they stay queued. */
  readonly mail?: MailSettings | null;
  /** What the whole process counts, and from how many milliseconds on an operation is slow; absent: nothing, never. */
  readonly telemetry?: HubTelemetry | undefined;
  /** Whether what the subgraphs do by themselves is done in this process. Default true. */
  readonly runsJobs?: boolean | undefined;
}

/** What a hub in one process tells of itself. */
export interface HubTelemetry extends GatewayTelemetry {
  readonly signalsOf: (subgraph: string) => SubgraphSignals;
}

/** The four subgraphs and the gateway in one process: the same plans and answers as over HTTP, without a wire. */
export interface Hub {
  readonly gateway: Gateway;
  close(): Promise<void>;
}

/** Opens a hub that is not listening yet. */
export async function openHub(settings: HubSettings): Promise<Hub> {
  const { clock = systemClock, logger } = settings;
  const mail = settings.mail ? openMailDelivery(settings.mail) : undefined;
  const opened = await openSubgraphs(hubRoles(settings.database), {
    clock,
    logger,
    mail,
    runsJobs: settings.runsJobs,
    signalsOf: settings.telemetry?.signalsOf,
  });
  const transports = new Map(
    opened.subgraphs.map((subgraph) => [subgraph.name, createInProcessTransport(subgraph)]),
  );
  const gateway = createGateway({
    supergraph: readFileSync(settings.supergraphFile, 'utf8'),
    transports,
    verifyToken: createTokenVerifier(settings.tokens, { clock }),
    accessFrom: { subgraph: 'regions', claims: settings.accessClaims },
    hostNames: settings.hostNames,
    clock,
    logger,
    introspection: settings.introspection ?? false,
    graphiql: settings.graphiql ?? null,
    onFetch: settings.onFetch,
    http: settings.http,
    limits: settings.limits,
    responseCacheBytes: settings.responseCacheBytes,
    telemetry: settings.telemetry,
    trustedDocuments: settings.trustedDocuments,
  });
  return {
    gateway,
    close: async () => {
      await gateway.close();
      await opened.close();
      mail?.transport.close();
    },
  };
}

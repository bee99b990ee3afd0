import type { Clock, Logger, VerifyToken } from '@banenbrug/service-common';
import type { TrustedDocumentOptions } from './documents/trusted-documents';
import type { FetchObserver } from './executor/run';
import type { StaticFolder } from './http/static-files';
import type { Limits } from './limits/limits';
import type { Planner } from './plan/planner';
import type { HttpSettings } from './server/http-settings';
import type { GatewaySignals } from './telemetry';
import type { Transports } from './transport/open-lines';

/** Everything a gateway is made of. */
export interface GatewayOptions {
  /** The composed supergraph, as text. */
  readonly supergraph: string;
  /** The way to each subgraph that the supergraph names. */
  readonly transports: Transports;
  /** Verifies a bearer token; UnauthenticatedError when it is not good, else the fault is ours. */
  readonly verifyToken: VerifyToken;
  /** Who knows what the subject of a token may do; absent: only tokens that name a role themselves are recognised. */
  readonly accessFrom?: AccessSource | undefined;
  /** Host names that are answered, without a port; absent: all. */
  readonly hostNames?: readonly string[] | undefined;
  readonly clock?: Clock | undefined;
  readonly logger?: Logger | undefined;
  /** Whether clients may ask for the schema. Default false. */
  readonly introspection?: boolean | undefined;
  /** The GraphiQL page at /; absent or null: no page. */
  readonly graphiql?: StaticFolder | null | undefined;
  /** Told of every fetch: for tests and traces. */
  readonly onFetch?: FetchObserver | undefined;
  /** How the gateway faces the public. */
  readonly http?: HttpSettings | undefined;
  /** What a request may ask at most; what is not said has its default. */
  readonly limits?: Partial<Limits> | undefined;
  /** The documents that clients may name by id, and who may send no others; absent or null: none. */
  readonly trustedDocuments?: TrustedDocumentOptions | null | undefined;
  /** Makes the planner of a supergraph. Default: the native one. */
  readonly plannerOf?: ((supergraph: string) => Planner) | undefined;
  /** How many bytes answers that are the same for everybody may take while they are kept. Default 0: none is kept. */
  readonly responseCacheBytes?: number | undefined;
  /** Whether equal queries of one caller at the same time are one execution. Default true. */
  readonly sharesQueries?: boolean | undefined;
  /** How many compiled operations are kept. Default 1,000. */
  readonly maxPlans?: number | undefined;
  /** Whether each subgraph is asked, once the gateway listens, if its schema has all that the supergraph says. Default false. */
  readonly detectsDrift?: boolean | undefined;
  /**
   * How long `close` goes on taking requests while /ready says 503, in milliseconds, so that a balancer can turn away from
   * this process before it refuses any. Default 0.
   */
  readonly noticeMs?: number | undefined;
  /** How long one operation may take, in milliseconds; what arrives later is missing. Default 30,000. */
  readonly operationTimeoutMs?: number | undefined;
  /** Who is told how the gateway works. Default: nobody. */
  readonly telemetry?: GatewayTelemetry | undefined;
}

/** Who is told how a gateway works, and of what. */
export interface GatewayTelemetry {
  readonly signals: GatewaySignals;
  /** From how many milliseconds on an operation gets a line in the log; 0: never. */
  readonly slowOperationMs: number;
}

/** The subgraph that is asked for access. */
export interface AccessSource {
  /** Its name in the supergraph. */
  readonly subgraph: string;
  /** The claims, beside the subject, that access can be mapped from. Default groups and roles. */
  readonly claims?: readonly string[] | undefined;
}

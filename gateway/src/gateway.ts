import {
  type Clock,
  type ListenOptions,
  type Logger,
  type RequestIdentity,
  type RunningServer,
  type ServerAddress,
  type VerifyToken,
  silentLogger,
  systemClock,
} from '@banenbrug/service-common';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { FetchObserver } from './executor/run';
import type { StaticFolder } from './http/static-files';
import { type AskAccess, createAskAccess } from './identity/ask-access';
import type { Limits } from './limits/limits';
import { type GatewayRequest, createDirectExecution } from './operations/execute-directly';
import { type Planner, createPlanner } from './plan/planner';
import type { HttpSettings } from './server/http-settings';
import { type HttpParts, serveHttp } from './server/serve-http';
import { type CurrentServing, createCurrentServing } from './serving/current-serving';
import { type ServingOptions, createServing, createWarmServing } from './serving/serving';
import type { TrustedDocumentOptions } from './documents/trusted-documents';
import { type SubscribeDirectly, createDirectSubscription } from './subscriptions/subscribe-directly';
import { watchLatestDrift } from './supergraph/schema-drift';
import {
  type Lines,
  type Transports,
  downloadLinesOf,
  openLines,
  uploadLinesOf,
} from './transport/open-lines';

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
}

/** The subgraph that is asked for access. */
export interface AccessSource {
  /** Its name in the supergraph. */
  readonly subgraph: string;
  /** The claims, beside the subject, that access can be mapped from. Default groups and roles. */
  readonly claims?: readonly string[] | undefined;
}

/** The gateway, made and not listening. */
export interface Gateway {
  /** What clients see now. */
  readonly schema: GraphQLSchema;
  /**
   * Runs one operation without HTTP, with the same checks and masking. The caller is public and the rest has
   * defaults unless the context says otherwise.
   */
  executeOperation(
    request: GatewayRequest,
    context?: Partial<RequestIdentity>,
  ): Promise<FormattedExecutionResult>;
  /**
   * Follows a subscription without HTTP, with the same checks and masking, and the same defaults as `executeOperation`.
   * Results are made as they are asked for: who does not ask holds the subgraph back. Leaving the iteration or the context's
   * signal ends it, and so do the end of the token (`expiresAt`) and of the gateway, with one last result that says so.
   * One result with errors in place of a stream: there is nothing to follow.
   */
  readonly subscribe: SubscribeDirectly;
  /**
   * Serves another supergraph from now on: operations and subscriptions that have begun go on with the one they began with.
   * @throws Error when it cannot be served; the one before stays
   */
  replaceSupergraph(supergraph: string): Promise<void>;
  /** Serves HTTP and WebSockets. Can be called once. */
  listen(options: ListenOptions): Promise<ServerAddress>;
  /** Stops listening, lets running requests finish, closes the transports. May be called again. */
  close(): Promise<void>;
}

const defaults = { accessClaims: ['groups', 'roles'], graceMs: 10_000 };

/**
 * Makes a gateway. Nothing is listening and nothing has been fetched when it returns.
 * @throws Error when the text is no supergraph, names a subgraph without a transport, or a trusted document cannot be used
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { clock = systemClock, logger = silentLogger } = options;
  const lines = openLines(options.transports);
  const shared = servingOptions(options, lines, clock, logger);
  const first = createServing(options.supergraph, shared);
  const drift = options.detectsDrift ? watchLatestDrift({ transportOf: lines.transportOf, logger }) : null;
  const serving = createCurrentServing(first, (sdl) => createWarmServing(sdl, shared), logger);
  const followDirectly = createDirectSubscription(serving.openSubscription, clock);
  let running: RunningServer | undefined;
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    drift?.close();
    followDirectly.end();
    await running?.drain(defaults.graceMs, options.noticeMs);
    await lines.close();
  };

  return {
    get schema() {
      return serving.supergraph().publicSchema;
    },
    executeOperation: createDirectExecution(serving.operate),
    subscribe: followDirectly.subscribe,
    async replaceSupergraph(sdl) {
      await serving.replace(sdl);
      if (running) drift?.watch(serving.supergraph());
    },
    async listen(listenOptions) {
      if (running) throw new Error('The gateway is listening already.');
      await first.warm();
      running = await serveHttp(httpParts(options, serving, lines, clock, logger), listenOptions);
      drift?.watch(serving.supergraph());
      return running.address;
    },
    close: () => (closed ??= close()),
  };
}

function servingOptions(options: GatewayOptions, lines: Lines, clock: Clock, logger: Logger): ServingOptions {
  const { limits = {}, trustedDocuments = null, plannerOf = createPlanner, introspection = false } = options;
  const { onFetch, maxPlans, operationTimeoutMs, responseCacheBytes = 0, sharesQueries = true } = options;
  return {
    lines,
    clock,
    logger,
    introspection,
    limits,
    trustedDocuments,
    plannerOf,
    onFetch,
    maxPlans,
    responseCacheBytes,
    sharesQueries,
    operationTimeoutMs,
  };
}

function httpParts(
  { verifyToken, accessFrom, hostNames, graphiql = null, http = {} }: GatewayOptions,
  { supergraph, operate, openSubscription }: CurrentServing,
  lines: Lines,
  clock: Clock,
  logger: Logger,
): HttpParts {
  const askAccess = accessFrom ? askAccessOf(accessFrom, lines, clock, logger) : null;
  return {
    operate,
    openSubscription,
    trust: { verifyToken, askAccess },
    isReady: () => lines.isAble(),
    uploadLines: uploadLinesOf(lines, supergraph().subgraphNames),
    downloadLines: downloadLinesOf(lines, supergraph().subgraphNames),
    graphiql,
    settings: http,
    hostNames,
    clock,
    logger,
  };
}

function askAccessOf(
  { subgraph, claims = defaults.accessClaims }: AccessSource,
  lines: Lines,
  clock: Clock,
  logger: Logger,
): AskAccess {
  return createAskAccess({ transport: lines.transportOf(subgraph), claims, clock, logger });
}

import {
  type Clock,
  type ListenOptions,
  type Logger,
  type RequestIdentity,
  type RunningServer,
  type ServerAddress,
  silentLogger,
  systemClock,
} from '@banenbrug/service-common';
import type { FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { readManifest } from './documents/read-manifest';
import type { AccessSource, GatewayOptions } from './gateway-options';
import { type AskAccess, createAskAccess } from './identity/ask-access';
import { type GatewayRequest, createDirectExecution } from './operations/execute-directly';
import { createPlanner } from './plan/planner';
import { type HttpParts, serveHttp } from './server/serve-http';
import { type CurrentServing, createCurrentServing } from './serving/current-serving';
import { type ServingOptions, createServing, createWarmServing } from './serving/serving';
import { type SubscribeDirectly, createDirectSubscription } from './subscriptions/subscribe-directly';
import { type LatestDrift, watchLatestDrift } from './supergraph/schema-drift';
import { createDocumentNames, observeTransport, silentSignals } from './telemetry';
import { type Lines, downloadLinesOf, openLines, uploadLinesOf } from './transport/open-lines';

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

/** What all parts of one gateway have in common. */
interface Common {
  readonly options: GatewayOptions;
  readonly lines: Lines;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Makes a gateway. Nothing is listening and nothing has been fetched when it returns.
 * @throws Error when the text is no supergraph, names a subgraph without a transport, or a trusted document cannot be used
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { clock = systemClock, logger = silentLogger } = options;
  const { signals = silentSignals } = options.telemetry ?? {};
  const lines = openLines(options.transports, (name, line) => observeTransport(name, line, { signals }));
  const common = { options, lines, clock, logger };
  const shared = servingOptions(common);
  const first = createServing(options.supergraph, shared);
  const serve = (sdl: string) => createWarmServing(sdl, shared);
  const serving = createCurrentServing(first, serve, logger, signals.supergraphSwapped);
  const followDirectly = createDirectSubscription(serving.openSubscription, clock);
  const drift = driftOf(common);
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
      running = await serveHttp(httpParts(serving, common), listenOptions);
      drift?.watch(serving.supergraph());
      return running.address;
    },
    close: () => (closed ??= close()),
  };
}

function servingOptions({ options, ...common }: Common): ServingOptions {
  const { trustedDocuments = null, telemetry: { signals = silentSignals, slowOperationMs = 0 } = {} } =
    options;
  const nameOf = createDocumentNames(trustedDocuments ? readManifest(trustedDocuments.manifest) : []);
  return {
    ...common,
    introspection: options.introspection ?? false,
    limits: options.limits ?? {},
    trustedDocuments,
    plannerOf: options.plannerOf ?? createPlanner,
    onFetch: options.onFetch,
    maxPlans: options.maxPlans,
    responseCacheBytes: options.responseCacheBytes ?? 0,
    sharesQueries: options.sharesQueries ?? true,
    operationTimeoutMs: options.operationTimeoutMs,
    observation: { signals, slowMs: slowOperationMs, nameOf, logger: common.logger },
  };
}

/** Null where nobody wants to know. */
function driftOf({ options: { detectsDrift, telemetry }, lines, logger }: Common): LatestDrift | null {
  if (!detectsDrift) return null;
  const { schemaCompared: onCompared } = telemetry?.signals ?? silentSignals;
  return watchLatestDrift({ transportOf: lines.transportOf, logger, onCompared });
}

function httpParts(
  { supergraph, operate, openSubscription }: CurrentServing,
  { options, lines, clock, logger }: Common,
): HttpParts {
  const { verifyToken, accessFrom, hostNames, graphiql = null, http = {}, telemetry } = options;
  const { subgraphNames } = supergraph();
  return {
    operate,
    openSubscription,
    trust: { verifyToken, askAccess: accessFrom ? askAccessOf(accessFrom, lines, clock, logger) : null },
    isReady: () => lines.isAble(),
    uploadLines: uploadLinesOf(lines, subgraphNames),
    downloadLines: downloadLinesOf(lines, subgraphNames),
    graphiql,
    settings: http,
    hostNames,
    signals: telemetry?.signals ?? silentSignals,
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

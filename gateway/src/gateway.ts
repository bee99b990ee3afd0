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
import { type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import { createGatewayServer, ownRules, tellErrors } from './apollo-server';
import { type GatewayRequest, createDirectExecution } from './execute-directly';
import { type ExecutorOptions, createExecutor } from './executor/executor';
import type { FetchObserver } from './executor/run';
import type { StaticFolder } from './http/static-files';
import { type AskAccess, createAskAccess } from './identity/ask-access';
import type { Admit } from './limits/admission';
import type { Limits } from './limits/limits';
import { type Planner, createPlanner } from './plan/planner';
import type { HttpSettings } from './server/http-settings';
import { serveHttp } from './server/serve-http';
import { type TrustedDocumentOptions, createStage } from './stage';
import { type SubscribeDirectly, createDirectSubscription } from './subscriptions/subscribe-directly';
import { type OpenSubscription, createOpenSubscription } from './subscriptions/open-subscription';
import { createDocumentReader } from './subscriptions/read-document';
import { createSubscriber } from './subscriptions/subscriber';
import { tellResult } from './subscriptions/tell-result';
import { readSupergraph } from './supergraph/read-supergraph';
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
  /** How many compiled operations are kept. Default 1,000. */
  readonly maxPlans?: number | undefined;
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
  /** What clients see. */
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
export function createGateway({
  supergraph: sdl,
  transports,
  verifyToken,
  accessFrom,
  hostNames,
  clock = systemClock,
  logger = silentLogger,
  introspection = false,
  graphiql = null,
  onFetch,
  http = {},
  limits = {},
  trustedDocuments = null,
  plannerOf = createPlanner,
  maxPlans,
  operationTimeoutMs,
}: GatewayOptions): Gateway {
  const supergraph = readSupergraph(sdl);
  const admit = createStage({ supergraph, limits, introspection, trustedDocuments, ownRules });
  const lines = openLines(transports);
  const uploadLines = uploadLinesOf(lines, supergraph.subgraphNames);
  const downloadLines = downloadLinesOf(lines, supergraph.subgraphNames);
  const askAccess = accessFrom ? askAccessOf(accessFrom, lines, clock, logger) : null;
  const execution = {
    supergraph,
    planner: plannerOf(sdl),
    transportOf: lines.transportOf,
    logger,
    onFetch,
    maxPlans,
    timeoutMs: operationTimeoutMs,
  };
  const executor = createExecutor(execution);
  const openSubscription = openSubscriptionsOf(execution, admit, introspection);
  const followDirectly = createDirectSubscription(openSubscription, clock);
  const apollo = createGatewayServer({ supergraph, executor, logger, introspection });
  const executeDirectly = createDirectExecution(apollo, admit);
  let started: Promise<void> | undefined;
  const start = (): Promise<void> => (started ??= apollo.start());
  let running: RunningServer | undefined;
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    followDirectly.end();
    await running?.drain(defaults.graceMs);
    if (started) await apollo.stop();
    await lines.close();
  };

  return {
    schema: supergraph.publicSchema,
    async executeOperation(request, context) {
      await start();
      return executeDirectly(request, context);
    },
    subscribe: followDirectly.subscribe,
    async listen(options) {
      if (running) throw new Error('The gateway is listening already.');
      await start();
      const trust = { verifyToken, askAccess };
      running = await serveHttp(
        {
          server: apollo,
          admit,
          openSubscription,
          trust,
          uploadLines,
          downloadLines,
          graphiql,
          settings: http,
          hostNames,
          clock,
          logger,
        },
        options,
      );
      return running.address;
    },
    close: () => (closed ??= close()),
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

function openSubscriptionsOf(
  execution: ExecutorOptions,
  admit: Admit,
  introspection: boolean,
): OpenSubscription {
  const tell = tellErrors(introspection);
  return createOpenSubscription({
    admit,
    readDocument: createDocumentReader(execution.supergraph.publicSchema, ownRules),
    subscriber: createSubscriber(execution, (result) => tellResult(result, tell)),
    tell,
  });
}

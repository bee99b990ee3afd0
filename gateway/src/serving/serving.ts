import type { Clock, Logger } from '@banenbrug/service-common';
import { readManifest } from '../documents/read-manifest';
import { createDocumentReader } from '../documents/read-document';
import { warmPlans } from '../documents/warm-plans';
import { tellErrors } from '../errors/tell-errors';
import { tellResult } from '../errors/tell-result';
import { type ExecutorOptions, createExecutor } from '../executor/executor';
import type { FetchObserver } from '../executor/run';
import type { Limits } from '../limits/limits';
import { type Operate, createOperate } from '../operations/operate';
import type { Planner } from '../plan/planner';
import { type Execute, shareInFlight } from '../response-cache/in-flight';
import { createResponseCache } from '../response-cache/response-cache';
import { type OpenSubscription, createOpenSubscription } from '../subscriptions/open-subscription';
import { createSubscriber } from '../subscriptions/subscriber';
import { type Supergraph, readSupergraph } from '../supergraph/read-supergraph';
import type { Lines } from '../transport/open-lines';
import type { TrustedDocumentOptions } from '../documents/trusted-documents';
import { type OperationObservation, observeOperations, observePlanner } from '../telemetry';
import { createStage } from './stage';

/**
 * All that is made of one supergraph: how its operations are admitted, read, planned, run and told. It never changes: a new
 * supergraph is served by a new one, and who was being served by the old one goes on with it.
 */
export interface Serving {
  readonly supergraph: Supergraph;
  readonly operate: Operate;
  readonly openSubscription: OpenSubscription;
  /** Plans the trusted documents before anybody asks them. Never rejects. */
  warm(): Promise<void>;
}

/** What every supergraph of one gateway is served with. */
export interface ServingOptions {
  readonly lines: Lines;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly introspection: boolean;
  readonly limits: Partial<Limits>;
  readonly trustedDocuments: TrustedDocumentOptions | null;
  readonly plannerOf: (supergraph: string) => Planner;
  readonly onFetch: FetchObserver | undefined;
  readonly maxPlans: number | undefined;
  /** How many bytes kept answers may take; 0: none is kept. */
  readonly responseCacheBytes: number;
  /** Whether equal queries of one caller at the same time are one execution. */
  readonly sharesQueries: boolean;
  readonly operationTimeoutMs: number | undefined;
  readonly observation: OperationObservation;
}

/**
 * Makes what serves a supergraph; nothing has been fetched when it returns.
 * @throws Error when the text is no supergraph, names a subgraph without a transport, or a trusted document cannot be used
 */
export function createServing(sdl: string, options: ServingOptions): Serving {
  const { lines, clock, logger, introspection, limits, trustedDocuments, onFetch, maxPlans } = options;
  const { signals } = options.observation;
  const supergraph = readSupergraph(sdl);
  for (const name of supergraph.subgraphNames) lines.transportOf(name);
  const admit = createStage({ supergraph, limits, introspection, trustedDocuments });
  const readDocument = createDocumentReader(supergraph.publicSchema, signals);
  const tell = tellErrors(introspection);
  const execution: ExecutorOptions = {
    supergraph,
    planner: observePlanner(options.plannerOf(sdl), options.observation.signals),
    transportOf: lines.transportOf,
    logger,
    onFetch,
    maxPlans,
    signals,
    timeoutMs: options.operationTimeoutMs,
  };
  const executor = createExecutor(execution);
  const execute = savingWork(executor.execute, supergraph, options);
  const subscriber = createSubscriber(execution, (result) => tellResult(result, tell));
  return {
    supergraph,
    operate: createOperate({ admit, readDocument, execute, tell }),
    openSubscription: createOpenSubscription({ admit, readDocument, subscriber, tell }),
    async warm() {
      const documents = trustedDocuments === null ? [] : readManifest(trustedDocuments.manifest);
      await warmPlans(documents, { plan: executor.planAhead, logger, clock });
    },
  };
}

/** What is kept is not executed, what is equal is executed once, and all of it is observed. */
function savingWork(
  execute: Execute,
  supergraph: Supergraph,
  { clock, sharesQueries, responseCacheBytes: maxBytes, observation }: ServingOptions,
): Execute {
  const { operationShared: onShared } = observation.signals;
  const shared = sharesQueries ? shareInFlight(execute, { clock, onShared }) : execute;
  const kept = createResponseCache(shared, { supergraph, clock, maxBytes, signals: observation.signals });
  return observeOperations(kept, observation);
}

/**
 * Makes what serves a supergraph, and has it plan the trusted documents before it takes anybody's place.
 * @throws Error as `createServing`
 */
export async function createWarmServing(sdl: string, options: ServingOptions): Promise<Serving> {
  const serving = createServing(sdl, options);
  await serving.warm();
  return serving;
}

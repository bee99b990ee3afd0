/** How an operation ended: whole, with errors beside its data, with no data at all, or before anything was executed. */
export type OperationOutcome = 'ok' | 'partial' | 'failed' | 'refused';

export type OperationType = 'query' | 'mutation' | 'subscription';

/** How a fetch ended: with an answer, with errors in it, or without one; `gone` when nobody waited any more. */
export type FetchOutcome =
  | 'ok'
  | 'errors'
  | 'unavailable'
  | 'timeout'
  | 'bad_response'
  | 'overloaded'
  | 'operation_timeout'
  | 'gone'
  | 'failed';

export type BreakerState = 'closed' | 'half-open' | 'open';

/** How the way to a subgraph stands now. */
export interface SubgraphStanding {
  /** Fetches that run. */
  readonly running: number;
  /** Fetches that wait for their turn. */
  readonly queued: number;
  readonly breaker: BreakerState;
}

/** How full a cache is. */
export interface CacheStanding {
  readonly entries: number;
  /** In bytes or characters, whichever it is bounded in; 0 where it is bounded in entries. */
  readonly size: number;
}

/** The caches that are counted. */
export type CacheName = 'plans' | 'documents' | 'responses';

/** For want of whose room something was refused: an operation for that of this process, a fetch for that of its subgraph. */
export type ShedReason = 'process' | 'subgraph';

/** What became of a supergraph that was offered: served now, or refused and the former one kept. */
export type SwapOutcome = 'replaced' | 'refused';

/**
 * What the gateway tells of itself as it works. Every word is one of a few, so that whoever counts has a bounded number
 * of counters: no names of documents, callers or networks. Must not throw. Times are in seconds.
 */
export interface GatewaySignals {
  operationStarted(): void;
  operationEnded(type: OperationType, outcome: OperationOutcome, seconds: number): void;
  fetchEnded(subgraph: string, outcome: FetchOutcome, seconds: number): void;
  /** A fetch is sent once more. */
  fetchRetried(subgraph: string): void;
  breakerChanged(subgraph: string, state: BreakerState): void;
  /** Is asked for the standing whenever somebody looks. */
  watchSubgraph(subgraph: string, standing: () => SubgraphStanding): void;
  planMade(isOk: boolean, seconds: number): void;
  cacheAsked(cache: CacheName, isHit: boolean): void;
  /** Is asked for the standing whenever somebody looks; the last one that was named counts. */
  watchCache(cache: CacheName, standing: () => CacheStanding): void;
  /** A request was answered with the execution of an equal one that ran already. */
  operationShared(): void;
  shed(reason: ShedReason): void;
  rateLimited(caller: 'public' | 'authenticated'): void;
  /** Is asked how many subscriptions are followed whenever somebody looks. */
  watchSubscriptions(open: () => number): void;
  supergraphSwapped(outcome: SwapOutcome): void;
  /** How much of what the supergraph says of a subgraph it lacks, in types and fields. */
  schemaCompared(subgraph: string, lacking: number): void;
}

/** Nobody listens. */
export const silentSignals: GatewaySignals = {
  operationStarted() {},
  operationEnded() {},
  fetchEnded() {},
  fetchRetried() {},
  breakerChanged() {},
  watchSubgraph() {},
  planMade() {},
  cacheAsked() {},
  watchCache() {},
  operationShared() {},
  shed() {},
  rateLimited() {},
  watchSubscriptions() {},
  supergraphSwapped() {},
  schemaCompared() {},
};

import type { Second } from './tally';

/** A request that is ready to send. */
export interface ReadyRequest {
  readonly kind: 'query' | 'mutation';
  readonly token: string;
  readonly body: string;
}

/** What the process that makes the load is given. */
export interface LoadTask {
  /** Where the gateway, or what stands before it, is. */
  readonly url: string;
  /** JSON: `ReadyRequest`s of queries, sent in turn, again and again. */
  readonly queriesFile: string;
  /** JSON: those of mutations, each sent once. */
  readonly mutationsFile: string;
  /** One request in so many is a mutation. */
  readonly mutationEvery: number;
  /** Subscriptions that are kept open, each by another caller. */
  readonly followers: readonly ReadyRequest[];
}

/** What it is told to do. */
export type LoadOrder =
  | { readonly type: 'begin'; readonly task: LoadTask }
  | { readonly type: 'rate'; readonly perSecond: number }
  | { readonly type: 'vanish'; readonly clients: number };

/** What it tells, each second. */
export type LoadNews = { readonly type: 'second'; readonly second: Second };

import type { Logger, RequestIdentity } from '@banenbrug/service-common';
import type { GraphQLError } from 'graphql';
import type { FetchDocument } from '../transport/subgraph-transport';

/** An object of the answer that grows while fetches arrive. */
export type Place = Record<string, unknown>;

/** A fetch as tests and traces see it: exactly what goes to the subgraph. */
export interface ObservedFetch {
  readonly service: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Told of every fetch just before it is sent. Must not throw. */
export type FetchObserver = (fetch: ObservedFetch) => void;

/** A null where the schema allows none, found while the answer is written. */
export interface NullViolation {
  readonly path: readonly (string | number)[];
  readonly field: string;
}

/** The values of one subgraph that have not the type of their field, found while the answer is written. */
export interface UnfitValues {
  /** The first of them. */
  readonly path: readonly (string | number)[];
  readonly field: string;
  count: number;
}

/** The JSON of a value, as one of those who may write it did. */
export interface SharedText {
  readonly writer: object;
  readonly json: string;
}

/** What one client request accumulates on its way through a compiled operation. */
export interface Run {
  readonly context: RequestIdentity;
  readonly logger: Logger;
  readonly onFetch: FetchObserver | undefined;
  /** As the client sent them: subgraphs coerce and apply defaults themselves. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Coerced, with defaults: what @skip and @include look at. */
  readonly coerced: Readonly<Record<string, unknown>>;
  /** All data fetched so far, under the client's response keys and some internal ones. */
  readonly data: Place;
  readonly errors: GraphQLError[];
  /** Field paths (no indices) whose fetch failed: nulls below them need no error of their own. */
  readonly failedPaths: (readonly string[])[];
  /** Places whose entity is null for an error that was told: nulls below them need no error either. */
  readonly failedPlaces: (readonly (string | number)[])[];
  readonly nulls: NullViolation[];
  /** By the subgraph that they are from; null where several could have sent them. */
  readonly unfit: Map<string | null, UnfitValues>;
  /** What several places of the answer hold, and its JSON once it was written. */
  readonly shared: Map<unknown, SharedText | null>;
  /** Where in the answer the projection is. */
  readonly path: (string | number)[];
}

/** A step of a compiled plan. Never rejects: what goes wrong is recorded in the run. */
export type Step = (run: Run) => Promise<void> | undefined;

/** A fetch operation and the subgraph it is for, known when the plan is compiled. */
export interface FetchTarget {
  readonly service: string;
  readonly document: FetchDocument;
}

import type { OperationTypeNode } from 'graphql';

/** How an operation ended: whole, with errors beside its data, or with errors alone. */
export type OperationOutcome = 'ok' | 'partial' | 'failed';

/** The connections of a subgraph's pool. */
export interface PoolStanding {
  readonly total: number;
  readonly idle: number;
  /** Statements that wait for a connection. */
  readonly waiting: number;
}

/** What a subgraph tells of itself as it works. Must not throw; times are in seconds. */
export interface SubgraphSignals {
  operationEnded(type: `${OperationTypeNode}`, outcome: OperationOutcome, seconds: number): void;
  statementEnded(operation: string, isOk: boolean, seconds: number): void;
  jobEnded(job: string, isOk: boolean, seconds: number): void;
  /** Is asked whenever somebody looks. */
  watchPool(standing: () => PoolStanding): void;
}

/** Nobody listens. */
export const silentSubgraphSignals: SubgraphSignals = {
  operationEnded() {},
  statementEnded() {},
  jobEnded() {},
  watchPool() {},
};

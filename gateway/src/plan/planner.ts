import { type QueryPlan, QueryPlanner } from '@graphql-hive/router-query-planner';
import { type DocumentNode, print } from 'graphql';

/** Turns operations into plans: which subgraph is asked what, in which order. */
export interface Planner {
  /**
   * Plans one operation, off the event loop. The document must be valid for the public schema: on an unknown
   * field the native planner does not fail but ends the process.
   * @throws Error when the subgraphs offer no way to a field
   */
  plan(document: DocumentNode, operationName: string | undefined): Promise<QueryPlan>;
}

const noLabels: ReadonlySet<string> = new Set();

/**
 * A planner over a supergraph. Progressive @override is not used: no label is ever active.
 * @throws Error when the supergraph is not one
 */
export function createPlanner(supergraphSdl: string): Planner {
  const native = new QueryPlanner(supergraphSdl);
  return {
    plan: (document, operationName) =>
      native.planAsync(print(document), operationName ?? null, new Set(noLabels), 0),
  };
}

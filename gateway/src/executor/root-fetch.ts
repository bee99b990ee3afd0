import type { FetchNode } from '@graphql-hive/router-query-planner';
import { clientKey } from '../plan/client-keys';
import { shapeOf } from '../plan/selection-shape';
import { TransportError } from '../transport/subgraph-transport';
import { clientPath, recordFailure, recordSubgraphError } from './fetch-errors';
import { compileMerge } from './merge';
import type { PlanEnvironment } from './plan-environment';
import { compileRewrites, renamedShape } from './rewrites';
import type { Step } from './run';
import { compileSend, pickVariables, targetOf } from './send-fetch';

/** Compiles a fetch of root fields: its data are the beginnings of the answer. */
export function compileRootFetch(node: FetchNode, environment: PlanEnvironment): Step {
  const { types, asked, writes } = environment;
  const target = targetOf(node);
  const shape = renamedShape(shapeOf(target.document.document), node.outputRewrites);
  const send = compileSend(target, environment.transportOf(target.service));
  const merge = compileMerge(shape, types);
  const rewrite = compileRewrites(node.outputRewrites, types);
  const rootKeys = Object.keys(shape);
  const firstKey = clientPath(rootKeys.slice(0, 1), asked);
  writes.push({ paths: [[]], shape });

  return async (run) => {
    const answer = await send(run, pickVariables(run, node.variableUsages));
    if (answer instanceof TransportError) {
      recordFailure(run, target.service, answer, firstKey);
      run.failedPaths.push(...rootKeys.map((key) => [clientKey(key)]));
      return;
    }
    for (const error of answer.errors ?? []) {
      const path = clientPath(error.path ?? [], asked);
      recordSubgraphError(run, target.service, error, path.length > 0 ? path : firstKey);
    }
    if (answer.data === null || answer.data === undefined) {
      run.failedPaths.push(...rootKeys.map((key) => [clientKey(key)]));
      return;
    }
    rewrite?.(answer.data);
    merge(run.data, answer.data);
  };
}

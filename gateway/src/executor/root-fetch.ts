import type { FetchNode } from '@graphql-hive/router-query-planner';
import { clientKey } from '../plan/client-keys';
import { shapeOf } from '../plan/selection-shape';
import { type SubgraphAnswer, TransportError } from '../transport/subgraph-transport';
import { missingRootKeys, rootMisfit } from './answer-misfit';
import { clientPath, recordFailure, recordSubgraphError } from './fetch-errors';
import { foreseenError } from './foreseen-error';
import { compileMerge } from './merge';
import type { PlanEnvironment } from './plan-environment';
import { compileRewrites, renamedShape } from './rewrites';
import type { FetchTarget, Run, Step } from './run';
import { compileSend, pickVariables, targetOf } from './send-fetch';

/** A fetch of root fields, compiled but for its sending. */
export interface RootAnswer {
  readonly target: FetchTarget;
  /** The client's variables that it uses. */
  readonly variableNames: readonly string[];
  /** Takes the answer, or why there is none, into a run: its data are the beginnings of the client's answer. */
  take(run: Run, answer: SubgraphAnswer | TransportError): void;
}

/** Compiles a fetch of root fields. */
export function compileRootFetch(node: FetchNode, environment: PlanEnvironment): Step {
  const { target, variableNames, take } = compileRootAnswer(node, environment);
  const send = compileSend(target, environment.transportOf(target.service));
  return async (run) => take(run, await send(run, pickVariables(run, variableNames)));
}

/** Compiles what is done with the answer of a fetch of root fields. */
export function compileRootAnswer(node: FetchNode, { types, asked, writes }: PlanEnvironment): RootAnswer {
  const target = targetOf(node);
  const fetched = shapeOf(target.document.document);
  const askedKeys = Object.keys(fetched);
  const shape = renamedShape(fetched, node.outputRewrites);
  const merge = compileMerge(shape, types);
  const rewrite = compileRewrites(node.outputRewrites, types);
  const rootKeys = Object.keys(shape);
  const firstKey = clientPath(rootKeys.slice(0, 1), asked);
  writes.push({ paths: [[]], shape });

  return {
    target,
    variableNames: node.variableUsages ?? [],
    take(run, answer) {
      if (answer instanceof TransportError) {
        recordFailure(run, target.service, answer, firstKey);
        run.failedPaths.push(...rootKeys.map((key) => [clientKey(key)]));
        return;
      }
      for (const error of answer.errors ?? []) {
        const path = clientPath(error.path ?? [], asked);
        const told = foreseenError(error, run.context.language);
        recordSubgraphError(run, target.service, told, path.length > 0 ? path : firstKey);
      }
      if (answer.data === null || answer.data === undefined) {
        run.failedPaths.push(...rootKeys.map((key) => [clientKey(key)]));
        return;
      }
      const missing = missingRootKeys(askedKeys, answer).map(clientKey);
      if (missing.length > 0) {
        recordFailure(run, target.service, rootMisfit(), missing.slice(0, 1));
        run.failedPaths.push(...missing.map((key) => [key]));
      }
      rewrite?.(answer.data);
      merge(run.data, answer.data);
    },
  };
}

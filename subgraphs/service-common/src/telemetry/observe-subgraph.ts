import { type ExecutionResult, getOperationAST } from 'graphql';
import type { Subgraph } from '../graphql/subgraph';
import type { Job } from '../jobs/job';
import type { OperationOutcome, SubgraphSignals } from './subgraph-signals';

/** A subgraph that tells of the operations it runs. */
export function observeSubgraph(subgraph: Subgraph, signals: SubgraphSignals): Subgraph {
  return {
    ...subgraph,
    async execute(operation) {
      const startedAt = performance.now();
      const result = await subgraph.execute(operation);
      const type = getOperationAST(operation.document, operation.operationName)?.operation ?? 'query';
      signals.operationEnded(type, outcomeOf(result), secondsSince(startedAt));
      return result;
    },
  };
}

/** Jobs that tell of their runs. */
export function observeJobs(jobs: readonly Job[], signals: SubgraphSignals): Job[] {
  return jobs.map((job) => ({
    ...job,
    async run(runtime, options) {
      const startedAt = performance.now();
      let isOk = false;
      try {
        const results = await job.run(runtime, options);
        isOk = true;
        return results;
      } finally {
        signals.jobEnded(job.name, isOk, secondsSince(startedAt));
      }
    },
  }));
}

/** Whether an answer is whole. */
export function outcomeOf({ data, errors }: ExecutionResult): OperationOutcome {
  if (!errors?.length) return 'ok';
  return data === null || data === undefined ? 'failed' : 'partial';
}

function secondsSince(startedAt: number): number {
  return (performance.now() - startedAt) / 1000;
}

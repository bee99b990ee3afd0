import { type ExecutionResult, getOperationAST } from 'graphql';
import { inSpan } from '../telemetry/tracing';
import type { ParsedOperation } from './apollo-server';

/**
 * Runs an operation of a subgraph in the span of the request that brought it. The span is named by the subgraph and the
 * kind of operation alone: the operation's name in the document is one that a client chose. A subgraph begins no trace: what
 * the gateway does not trace, such as each event of a subscription, is not traced here either.
 */
export function inServerSpan(
  subgraph: string,
  { document, operationName, context }: Pick<ParsedOperation, 'document' | 'operationName' | 'context'>,
  work: () => Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  const { trace, requestId } = context;
  if (trace === undefined) return work();
  const type = getOperationAST(document, operationName)?.operation ?? 'query';
  const start = {
    role: 'server',
    startedAt: trace.arrivedAt,
    parent: trace.parent,
    facts: {
      'http.request.method': 'POST',
      'graphql.operation.type': type,
      'banenbrug.subgraph': subgraph,
      'banenbrug.request.id': requestId,
    },
  } as const;
  return inSpan(`${type} ${subgraph}`, start, async (span) => {
    const result = await work();
    const errors = result.errors?.length ?? 0;
    if (errors > 0) {
      span?.describe({ 'banenbrug.errors': errors });
      if (result.data === null) span?.fail('NO_DATA');
    }
    return result;
  });
}

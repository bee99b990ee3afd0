import {
  type Logger,
  type ParsedOperation,
  type RequestIdentity,
  errorMessage,
  faultOf,
} from '@banenbrug/service-common';
import { type ExecutionResult, GraphQLError, type OperationDefinitionNode, getOperationAST } from 'graphql';
import { LRUCache } from 'lru-cache';
import { recordUnexplainedNulls } from '../projection/null-errors';
import { type Coerce, compileCoercion } from './coerce-variables';
import type { CompilationScope, CompiledOperation } from './compile-operation';
import { inAnswerOrder } from './error-order';
import { withinTime } from './operation-deadline';
import { type OperationVariants, createOperationVariants } from './operation-variants';
import { OperationTimeout } from '../transport/subgraph-transport';
import type { FetchObserver, Run } from './run';

/** Runs federated operations. */
export interface Executor {
  /** Never rejects. Compiled operations are kept under the document's id. A result without `data` means that nothing was executed. */
  execute(request: ParsedOperation): Promise<ExecutionResult>;
}

/** Settings of an executor. */
export interface ExecutorOptions extends CompilationScope {
  readonly logger: Logger;
  readonly onFetch?: FetchObserver | undefined;
  /** How many compiled operations are kept, each in its variants. Default 1,000. */
  readonly maxPlans?: number | undefined;
  /** How long one operation may take, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number | undefined;
}

/** Makes an executor over one supergraph. */
export function createExecutor({
  logger,
  onFetch,
  maxPlans = 1000,
  timeoutMs = 30_000,
  ...scope
}: ExecutorOptions): Executor {
  const operations = new LRUCache<string, PreparedOperation>({ max: maxPlans });
  const prepare = ({ document, documentId }: ParsedOperation, node: OperationDefinitionNode) => {
    const key = `${documentId}:${node.name?.value ?? ''}`;
    const known = operations.get(key);
    if (known) return known;
    const prepared: PreparedOperation = {
      coerce: compileCoercion(scope.supergraph.publicSchema, node),
      variantFor: createOperationVariants(document, node, scope),
    };
    operations.set(key, prepared);
    return prepared;
  };

  return {
    async execute(request) {
      const { document, operationName, context, variables } = request;
      const operation = getOperationAST(document, operationName);
      if (!operation) return { errors: [unknownOperation(operationName)] };
      try {
        const { coerce, variantFor } = prepare(request, operation);
        const coerced = coerce(variables);
        if (coerced.type === 'refused') return { errors: coerced.errors };
        const compiled = await variantFor(context.caller.role);
        return await withinTime(context.signal, timeoutMs, async (signal) => {
          const timed = { ...request, context: { ...context, signal } };
          const result = await runOperation(compiled, timed, coerced.values, logger, onFetch);
          if (signal.reason instanceof OperationTimeout) {
            logger.warn({ requestId: context.requestId, timeoutMs }, 'an operation was not finished in time');
          }
          return result;
        });
      } catch (error) {
        logger.error(
          { requestId: context.requestId, fault: faultOf(error) },
          'an operation could not be run',
        );
        return { errors: [internalError(context)] };
      }
    },
  };
}

/** An operation whose variables can be checked, and that is planned for the first request whose variables are good. */
interface PreparedOperation {
  readonly coerce: Coerce;
  readonly variantFor: OperationVariants;
}

async function runOperation(
  operation: CompiledOperation,
  { variables, context }: ParsedOperation,
  coerced: Run['coerced'],
  logger: Logger,
  onFetch: FetchObserver | undefined,
): Promise<ExecutionResult> {
  const run: Run = {
    context,
    logger,
    onFetch,
    variables,
    coerced,
    data: {},
    errors: [],
    failedPaths: [],
    failedPlaces: [],
    nulls: [],
    path: [],
  };
  await operation.fetch?.(run);
  await operation.introspect?.(run);
  const data = operation.project(run);
  if (run.nulls.length > 0) recordUnexplainedNulls(run);
  return run.errors.length > 0 ? { data, errors: inAnswerOrder(run.errors, operation.asked) } : { data };
}

function unknownOperation(operationName: string | undefined): GraphQLError {
  return new GraphQLError(
    operationName === undefined
      ? 'The document has several operations: name the one to run in `operationName`.'
      : 'The document has no operation with the name given in `operationName`.',
  );
}

function internalError({ language, requestId }: RequestIdentity): GraphQLError {
  return new GraphQLError(errorMessage('INTERNAL_SERVER_ERROR', language), {
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId, http: { status: 500 } },
  });
}

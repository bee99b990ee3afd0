import {
  type Logger,
  type ParsedOperation,
  type RequestIdentity,
  errorMessage,
  faultOf,
} from '@banenbrug/service-common';
import { type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import { LRUCache } from 'lru-cache';
import { recordUnexplainedNulls } from '../projection/null-errors';
import type { CompilationScope, CompiledOperation } from './compile-operation';
import { inAnswerOrder } from './error-order';
import { type OperationVariants, createOperationVariants } from './operation-variants';
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
}

/** Makes an executor over one supergraph. */
export function createExecutor({ logger, onFetch, maxPlans = 1000, ...scope }: ExecutorOptions): Executor {
  const operations = new LRUCache<string, OperationVariants>({ max: maxPlans });

  return {
    async execute(request) {
      const { document, operationName, context } = request;
      const operation = getOperationAST(document, operationName);
      if (!operation) return { errors: [unknownOperation(operationName)] };
      try {
        const key = `${request.documentId}:${operation.name?.value ?? ''}`;
        let variantFor = operations.get(key);
        if (variantFor === undefined) {
          variantFor = createOperationVariants(document, operation, scope);
          operations.set(key, variantFor);
        }
        return await runOperation(await variantFor(context.caller.role), request, logger, onFetch);
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

async function runOperation(
  operation: CompiledOperation,
  { variables, context }: ParsedOperation,
  logger: Logger,
  onFetch: FetchObserver | undefined,
): Promise<ExecutionResult> {
  const coerced = operation.coerce(variables);
  if (coerced.type === 'refused') return { errors: coerced.errors };
  const run: Run = {
    context,
    logger,
    onFetch,
    variables,
    coerced: coerced.values,
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

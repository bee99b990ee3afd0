import {
  type Logger,
  type ParsedOperation,
  type RequestIdentity,
  errorMessage,
  faultOf,
} from '@banenbrug/service-common';
import { type DocumentNode, type ExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import type { GatewaySignals } from '../telemetry/signals';
import { OperationTimeout } from '../transport/subgraph-transport';
import { type CompilationScope, type CompiledOperation, compileOperation } from './compile-operation';
import { withinTime } from './operation-deadline';
import { type CompileVariant, keepPrepared, planAhead } from './prepared-operations';
import type { FetchObserver, Run } from './run';
import { answerOf, beginRun } from './run-operation';

/** Runs federated operations. */
export interface Executor {
  /**
   * Runs a query or mutation; a subscription is refused. Never rejects. Compiled operations are kept under the document's
   * id. A result without `data` means that nothing was executed.
   */
  execute(request: ParsedOperation): Promise<ExecutionResult>;
  /**
   * Plans the one operation of a validated document before anybody asks it, and keeps it under the id. Returns how many
   * plans that were; none for a subscription. @throws Error when there is no plan
   */
  planAhead(document: DocumentNode, documentId: string): Promise<number>;
}

/** Settings of an executor. */
export interface ExecutorOptions extends CompilationScope {
  readonly logger: Logger;
  readonly onFetch?: FetchObserver | undefined;
  /** Told how often compiled operations are asked for, and how many are kept. */
  readonly signals?: Pick<GatewaySignals, 'cacheAsked' | 'watchCache'> | undefined;
  /** How many compiled operations are kept, each in its variants. Default 1,000. */
  readonly maxPlans?: number | undefined;
  /** How long one operation, or one event of a subscription, may take, in milliseconds. Default 30,000. */
  readonly timeoutMs?: number | undefined;
}

/** The settings where none are given. */
export const executorDefaults = { maxPlans: 1000, timeoutMs: 30_000 } as const;

/** Makes an executor over one supergraph. */
export function createExecutor({
  logger,
  onFetch,
  signals,
  maxPlans = executorDefaults.maxPlans,
  timeoutMs = executorDefaults.timeoutMs,
  ...scope
}: ExecutorOptions): Executor {
  const compile: CompileVariant<CompiledOperation> = (document, operation, isDenied) =>
    compileOperation(document, operation, scope, isDenied);
  const prepare = keepPrepared(scope.supergraph, maxPlans, compile, signals);

  return {
    async planAhead(document, documentId) {
      const operation = getOperationAST(document);
      if (!operation || operation.operation === 'subscription') return 0;
      return planAhead(prepare({ document, documentId }, operation), operation);
    },
    async execute(request) {
      const { document, operationName, context, variables } = request;
      const operation = getOperationAST(document, operationName);
      if (!operation) return { errors: [unknownOperation(operationName)] };
      if (operation.operation === 'subscription') return { errors: [needsStream(context)] };
      try {
        const { coerce, variantFor } = prepare(request, operation);
        const coerced = coerce(variables);
        if (coerced.type === 'refused') return { errors: coerced.errors };
        const compiled = await variantFor(context.caller.role);
        const run = async (signal: AbortSignal): Promise<ExecutionResult> => {
          const timed = { ...request, context: { ...context, signal } };
          const result = await runOperation(compiled, beginRun(timed, coerced.values, { logger, onFetch }));
          if (signal.reason instanceof OperationTimeout) {
            logger.warn({ requestId: context.requestId, timeoutMs }, 'an operation was not finished in time');
          }
          return result;
        };
        return await withinTime(context.signal, timeoutMs, run, context.controller);
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

async function runOperation(operation: CompiledOperation, run: Run): Promise<ExecutionResult> {
  await operation.fetch?.(run);
  await operation.introspect?.(run);
  return answerOf(run, operation);
}

/** The error of a request that does not say which of its operations is meant. */
export function unknownOperation(operationName: string | undefined): GraphQLError {
  return new GraphQLError(
    operationName === undefined
      ? 'The document has several operations: name the one to run in `operationName`.'
      : 'The document has no operation with the name given in `operationName`.',
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  );
}

function needsStream({ language }: RequestIdentity): GraphQLError {
  const code = 'SUBSCRIPTION_NEEDS_STREAM';
  return new GraphQLError(errorMessage(code, language), { extensions: { code, http: { status: 406 } } });
}

/** The error of a fault of ours. */
export function internalError({ language, requestId }: RequestIdentity): GraphQLError {
  return new GraphQLError(errorMessage('INTERNAL_SERVER_ERROR', language), {
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId, http: { status: 500 } },
  });
}

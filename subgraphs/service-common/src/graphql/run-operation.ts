import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql';
import { openDatabase } from '../database';
import { maskError } from '../errors';
import { silentLogger } from '../logger';
import type { ExecuteOperation } from './compiled/compiled-operations';
import type { SubgraphDefinition, SubgraphRuntime } from './subgraph-definition';
import type { RequestContext } from './request-context';
import type { SubgraphOperation } from './subgraph';

/** What operations are run with. */
export interface SubgraphParts<Context extends RequestContext> {
  readonly definition: SubgraphDefinition<Context>;
  readonly runtime: SubgraphRuntime;
  readonly schema: GraphQLSchema;
  readonly executeOperation: ExecuteOperation;
}

/**
 * Runs an operation that fits the schema, in a context of its own. Never rejects.
 * @param event of a subscription: what its field is resolved from
 */
export async function runOperation<Context extends RequestContext>(
  { definition, runtime, executeOperation }: SubgraphParts<Context>,
  operation: SubgraphOperation,
  event?: unknown,
): Promise<ExecutionResult> {
  const { caller, requestId, language, signal } = operation;
  const { clock, createId, dataSource } = runtime;
  const database = openDatabase(dataSource, { caller, requestId, clock });
  const mask = maskerFor(operation, runtime);
  try {
    const { data, errors } = await executeWithContext();
    // What cannot be audited must not have been read: without its line the answer goes too.
    await database.finish();
    return { data: data ?? null, ...(errors ? { errors: errors.map(mask) } : {}) };
  } catch (error) {
    return { data: null, errors: [mask(faultOutsideFields(error))] };
  }

  async function executeWithContext(): Promise<ExecutionResult> {
    const base = { caller, requestId, language, clock, createId, database, signal };
    try {
      return await executeOperation({
        document: operation.document,
        operationName: operation.operationName,
        variables: operation.variables ?? {},
        context: definition.createContext(base),
        rootValue: event,
      });
    } catch (error) {
      return { data: null, errors: [faultOutsideFields(error)] };
    }
  }
}

/** How an operation's errors are masked. */
export function maskerFor(
  { language, requestId, signal }: SubgraphOperation,
  { logger }: SubgraphRuntime,
): (error: GraphQLError) => GraphQLError {
  // Nobody reads the answer of an aborted operation, and its refused statements are no faults of the hub.
  return (error) => maskError(error, language, requestId, signal?.aborted ? silentLogger : logger);
}

/** A fault that no field is to blame for, for masking. */
export function faultOutsideFields(error: unknown): GraphQLError {
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error('unknown') });
}

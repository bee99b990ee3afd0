import {
  type DocumentNode,
  type ExecutionResult,
  getVariableValues,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { CollectedErrors } from './collected-errors';
import { compileRoot, fragmentsOf } from './compile-selection';
import { conditionKey, conditionVariables } from './conditions';
import { isPromise, type CompiledField, type Run } from './run';
import { runSelection, runSerially } from './run-selection';

/** What an operation is run with. */
export interface RunArguments {
  readonly context: unknown;
  /** As they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Of a subscription: the event. */
  readonly rootValue?: unknown;
}

/**
 * Runs a compiled operation, and gives what graphql-js would: data, errors, and nothing that rejects. Null when it cannot be
 * run this way with these variables.
 */
export type CompiledOperation = (of: RunArguments) => ExecutionResult | Promise<ExecutionResult> | null;

/** So many combinations of conditions are kept of one operation. */
const maxVariants = 16;
/** As many as graphql-js tells of. */
const maxVariableErrors = 50;

/**
 * Compiles an operation that is valid. All that graphql-js finds out anew for each object is found out once: which fields
 * are selected, their resolvers, how their values are completed. Nothing is made of the document's text but closures.
 */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  rootType: GraphQLObjectType,
): CompiledOperation {
  const fragments = fragmentsOf(document);
  const names = conditionVariables(document);
  const variants = new Map<string, readonly CompiledField[]>();
  const fieldsFor = (variables: Readonly<Record<string, unknown>>): readonly CompiledField[] | null => {
    const key = conditionKey(names, variables);
    if (key === null) return null;
    const known = variants.get(key);
    if (known) return known;
    if (variants.size >= maxVariants) return null;
    const conditions = Object.fromEntries(names.map((name) => [name, variables[name]]));
    const fields = compileRoot({ schema, operation, fragments, conditions }, rootType);
    variants.set(key, fields);
    return fields;
  };
  return ({ context, variables: sent, rootValue }) => {
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], sent, {
      maxErrors: maxVariableErrors,
    });
    if (errors) return { errors };
    const fields = fieldsFor(coerced);
    if (!fields) return null;
    const run = { context, rootValue, variables: coerced, errors: new CollectedErrors(), arguments: [] };
    return runFields(run, fields, operation.operation === OperationTypeNode.MUTATION);
  };
}

function runFields(
  run: Run,
  fields: readonly CompiledField[],
  isSerial: boolean,
): ExecutionResult | Promise<ExecutionResult> {
  const { errors } = run.errors;
  const answer = (data: unknown): ExecutionResult => ({
    ...(errors.length > 0 ? { errors } : {}),
    data: data as Record<string, unknown> | null,
  });
  const failed = (error: unknown): ExecutionResult => {
    run.errors.add(error as GraphQLError, undefined);
    return answer(null);
  };
  try {
    const data = isSerial
      ? runSerially(run, fields, run.rootValue)
      : runSelection(run, fields, run.rootValue, undefined);
    return isPromise(data) ? data.then(answer, failed) : answer(data);
  } catch (error) {
    return failed(error);
  }
}

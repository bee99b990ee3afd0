import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  getOperationAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { type CompiledOperation, compileOperation, type RunArguments } from './compile-operation';

/** An operation to run: one of a document that fits the schema. */
export interface OperationToRun extends RunArguments {
  readonly document: DocumentNode;
  readonly operationName?: string | undefined;
}

/** Runs operations as graphql-js would. */
export type ExecuteOperation = (operation: OperationToRun) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Makes an executor that compiles each operation of a document object once, and keeps it for as long as somebody holds the
 * document. What it has no compiled form for, graphql-js executes.
 */
export function createExecutor(schema: GraphQLSchema): ExecuteOperation {
  const compiled = new WeakMap<DocumentNode, Map<OperationDefinitionNode, CompiledOperation | null>>();
  const compiledFor = ({ document, operationName }: OperationToRun): CompiledOperation | null => {
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const known = compiled.get(document) ?? new Map<OperationDefinitionNode, CompiledOperation | null>();
    compiled.set(document, known);
    const found = known.get(operation);
    if (found !== undefined) return found;
    const rootType = schema.getRootType(operation.operation);
    const made = rootType ? compileOperation(schema, document, operation, rootType) : null;
    known.set(operation, made);
    return made;
  };
  return (asked) => {
    const { document, operationName, variables, context, rootValue } = asked;
    return (
      compiledFor(asked)?.(asked) ??
      execute({
        schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables,
        contextValue: context,
        rootValue,
      })
    );
  };
}

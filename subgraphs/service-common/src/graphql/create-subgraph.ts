import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  validate,
} from 'graphql';
import { cancelledBy } from '../database';
import { sendMasked } from '../downloads';
import { errorMessage } from '../errors';
import { receiveMasked } from '../uploads';
import { buildSchema, subgraphSdl } from './build-schema';
import { createExecutor } from './compiled/compiled-operations';
import { followOperation } from './follow-operation';
import type { RequestContext } from './request-context';
import { runOperation } from './run-operation';
import type { ResultStream, Subgraph, SubgraphOperation } from './subgraph';
import type { SubgraphDefinition, SubgraphRuntime } from './subgraph-definition';
import { Turns } from './turns';

/** So many events of subscriptions run at once: fewer than a pool has connections, so that queries find some too. */
const eventsAtOnce = 6;

/** Builds a subgraph that runs operations; the same object serves HTTP and the gateway's own process. */
export function createSubgraph<Context extends RequestContext>(
  definition: SubgraphDefinition<Context>,
  runtime: SubgraphRuntime,
): Subgraph {
  const schema = buildSchema(definition.sdl, definition.resolvers);
  const isValid = validatedOnce(schema);
  const receive = definition.receiveUpload?.(runtime);
  const send = definition.sendDownload?.(runtime);
  const parts = { definition, runtime, schema, executeOperation: createExecutor(schema) };
  const turns = new Turns(eventsAtOnce);
  return {
    name: definition.name,
    sdl: subgraphSdl(definition.sdl),
    schema,
    async execute(operation) {
      if (!isValid(operation.document) || isSubscription(operation)) return invalid(operation);
      return cancelledBy(operation.signal, () => runOperation(parts, operation));
    },
    ...(schema.getSubscriptionType() ? { subscribe } : {}),
    ...(receive ? { receiveUpload: receiveMasked(receive, runtime.logger) } : {}),
    ...(send ? { sendDownload: sendMasked(send, runtime.logger) } : {}),
  };

  async function subscribe(operation: SubgraphOperation): Promise<ExecutionResult | ResultStream> {
    if (!isValid(operation.document) || !isSubscription(operation)) return invalid(operation);
    return followOperation({ ...parts, turns }, operation);
  }
}

/** Subscriptions are followed, all else is executed: asked the other way round, neither does anything. */
function isSubscription({ document, operationName }: SubgraphOperation): boolean {
  return getOperationAST(document, operationName)?.operation === 'subscription';
}

/** Validates each document object once: the gateway and Apollo Server hold on to theirs. */
function validatedOnce(schema: GraphQLSchema): (document: DocumentNode) => boolean {
  const verdicts = new WeakMap<DocumentNode, boolean>();
  return (document) => {
    const known = verdicts.get(document);
    if (known !== undefined) return known;
    const verdict = hasRootTypes(schema, document) && validate(schema, document).length === 0;
    verdicts.set(document, verdict);
    return verdict;
  };
}

/** No rule of validation asks whether the schema has mutations at all; executing one fails later and otherwise. */
function hasRootTypes(schema: GraphQLSchema, { definitions }: DocumentNode): boolean {
  return definitions.every(
    (node) => node.kind !== Kind.OPERATION_DEFINITION || schema.getRootType(node.operation) != null,
  );
}

function invalid({ language }: SubgraphOperation): ExecutionResult {
  const code = 'GRAPHQL_VALIDATION_FAILED';
  return { errors: [new GraphQLError(errorMessage(code, language), { extensions: { code } })] };
}

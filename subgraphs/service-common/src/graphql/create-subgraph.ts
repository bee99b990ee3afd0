import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  validate,
} from 'graphql';
import type { DataSource } from 'typeorm';
import type { Clock } from '../clock';
import { cancelledBy, openDatabase } from '../database';
import { type SendDownload, sendMasked } from '../downloads';
import { errorMessage, maskError } from '../errors';
import type { CreateId } from '../ids';
import { type Logger, silentLogger } from '../logger';
import type { MailDelivery } from '../mail-outbox/mail-delivery';
import { type ReceiveUpload, receiveMasked } from '../uploads';
import { buildSchema, subgraphSdl } from './build-schema';
import type { RequestContext } from './request-context';
import type { ResolverMap } from './resolver-map';
import type { Subgraph, SubgraphOperation } from './subgraph';

/** What makes one subgraph differ from another. */
export interface SubgraphDefinition<Context extends RequestContext> {
  readonly name: string;
  /** The text of its schema.graphql. */
  readonly sdl: string;
  readonly resolvers: ResolverMap;
  /** Adds the subgraph's loaders and services to the context of one operation. */
  readonly createContext: (base: RequestContext) => Context;
  /** Makes what takes files that are sent with a ticket, once for each subgraph that runs. Absent: it takes none. */
  readonly receiveUpload?: ((runtime: SubgraphRuntime) => ReceiveUpload) | undefined;
  /** Makes what sends files that a ticket or a feed stands for, once likewise. Absent: it sends none. */
  readonly sendDownload?: ((runtime: SubgraphRuntime) => SendDownload) | undefined;
}

/** What a subgraph stands on while it runs. */
export interface SubgraphRuntime {
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly createId: CreateId;
  readonly logger: Logger;
  /** How its mails leave; without it they stay queued. */
  readonly mail?: MailDelivery | undefined;
}

/** Builds a subgraph that runs operations; the same object serves HTTP and the gateway's own process. */
export function createSubgraph<Context extends RequestContext>(
  definition: SubgraphDefinition<Context>,
  runtime: SubgraphRuntime,
): Subgraph {
  const schema = buildSchema(definition.sdl, definition.resolvers);
  const isValid = validatedOnce(schema);
  const receive = definition.receiveUpload?.(runtime);
  const send = definition.sendDownload?.(runtime);
  return {
    name: definition.name,
    sdl: subgraphSdl(definition.sdl),
    schema,
    async execute(operation) {
      if (!isValid(operation.document)) return invalid(operation);
      return cancelledBy(operation.signal, () => run(definition, runtime, schema, operation));
    },
    ...(receive ? { receiveUpload: receiveMasked(receive, runtime.logger) } : {}),
    ...(send ? { sendDownload: sendMasked(send, runtime.logger) } : {}),
  };
}

async function run<Context extends RequestContext>(
  definition: SubgraphDefinition<Context>,
  runtime: SubgraphRuntime,
  schema: GraphQLSchema,
  operation: SubgraphOperation,
): Promise<ExecutionResult> {
  const { caller, requestId, language, signal } = operation;
  const { clock, createId, dataSource, logger } = runtime;
  const database = openDatabase(dataSource, { caller, requestId, clock });
  // Nobody reads the answer of an aborted operation, and its refused statements are no faults of the hub.
  const mask = (error: GraphQLError): GraphQLError =>
    maskError(error, language, requestId, signal?.aborted ? silentLogger : logger);
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
      return await execute({
        schema,
        document: operation.document,
        operationName: operation.operationName ?? null,
        variableValues: operation.variables ?? null,
        contextValue: definition.createContext(base),
      });
    } catch (error) {
      return { data: null, errors: [faultOutsideFields(error)] };
    }
  }
}

function faultOutsideFields(error: unknown): GraphQLError {
  return new GraphQLError('', { originalError: error instanceof Error ? error : new Error('unknown') });
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

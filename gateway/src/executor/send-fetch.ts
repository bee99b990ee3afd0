import { type FetchNode, type BatchFetchNode } from '@graphql-hive/router-query-planner';
import { parse } from 'graphql';
import { type SubgraphAnswer, type SubgraphTransport, TransportError } from '../transport/subgraph-transport';
import type { FetchTarget, Run } from './run';

/** Sends one fetch, or says in a TransportError why there is no answer. Never rejects. */
export type SendFetch = (
  run: Run,
  variables: Record<string, unknown>,
) => Promise<SubgraphAnswer | TransportError>;

/** Parses a fetch's operation: once per plan, for both transports. */
export function targetOf(node: FetchNode | BatchFetchNode): FetchTarget {
  return {
    service: node.serviceName,
    document: {
      text: node.operation,
      document: parse(node.operation, { noLocation: true }),
      operationName: node.operationName ?? undefined,
      kind: node.operationKind ?? 'query',
    },
  };
}

/** Compiles the sending of a fetch over its subgraph's transport. */
export function compileSend(target: FetchTarget, transport: SubgraphTransport): SendFetch {
  const { service, document } = target;
  return async (run, variables) => {
    try {
      run.onFetch?.({ service, document: document.text, variables });
      return usable(await transport.fetch({ document, variables, context: run.context }));
    } catch (cause) {
      return failureOf(cause);
    }
  };
}

/**
 * An answer that says something; one with neither data nor errors is none. Neither is one of a subgraph that does not
 * know what the plan asks: the client's document is good, and what the subgraph would have known is not for clients.
 */
export function usable(answer: SubgraphAnswer): SubgraphAnswer | TransportError {
  if (answer.data !== undefined && answer.data !== null) return answer;
  if (!answer.errors?.length) {
    return new TransportError('SUBGRAPH_BAD_RESPONSE', 'the answer has neither data nor errors');
  }
  const isStranger = answer.errors.some(({ extensions }) => isDocumentFault(extensions?.['code']));
  return isStranger ? new TransportError('SUBGRAPH_BAD_RESPONSE', staleSchema) : answer;
}

const staleSchema =
  'the subgraph does not know what it is asked: its schema is older than the supergraph, or newer; compose again, or deploy the subgraph first';

function isDocumentFault(code: unknown): boolean {
  return code === 'GRAPHQL_VALIDATION_FAILED' || code === 'GRAPHQL_PARSE_FAILED';
}

/** Why there is no answer, whatever a transport threw. */
export function failureOf(cause: unknown): TransportError {
  return cause instanceof TransportError
    ? cause
    : new TransportError('SUBGRAPH_BAD_RESPONSE', 'the transport failed', { cause });
}

/** The client's variables that a fetch uses; one that was not sent stays absent, so that defaults apply. */
export function pickVariables(
  run: Pick<Run, 'variables'>,
  names: readonly string[] | undefined,
): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of names ?? []) {
    if (Object.hasOwn(run.variables, name)) picked[name] = run.variables[name];
  }
  return picked;
}

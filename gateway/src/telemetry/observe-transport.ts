import { type OpenSpan, inSpan, isTracing } from '@banenbrug/service-common';
import {
  type FetchRequest,
  type SubgraphAnswer,
  type SubgraphTransport,
  TransportError,
} from '../transport/subgraph-transport';
import { representationsIn } from './representations-in';
import type { FetchOutcome, GatewaySignals } from './signals';

/** What fetches are observed with. */
export interface FetchObservation {
  readonly signals: GatewaySignals;
  /** Milliseconds of a clock that never goes back. Default `performance.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * Observes every fetch of a transport, retries and waiting included: put it around all that stands between the executor
 * and the wire. In a trace a fetch is a client's span, under which the subgraph continues.
 */
export function observeTransport<T extends SubgraphTransport>(
  subgraph: string,
  transport: T,
  { signals, now = () => performance.now() }: FetchObservation,
): T {
  const timed = async (request: FetchRequest, span: OpenSpan | null): Promise<SubgraphAnswer> => {
    const startedAt = now();
    let outcome: FetchOutcome = 'failed';
    try {
      const answer = await transport.fetch(request);
      outcome = answer.errors?.length ? 'errors' : 'ok';
      return answer;
    } catch (error) {
      outcome = outcomeOf(error, request);
      throw error;
    } finally {
      const milliseconds = now() - startedAt;
      signals.fetchEnded(subgraph, outcome, milliseconds / 1000);
      request.context.noteFetch?.(subgraph, milliseconds);
      span?.describe({ 'banenbrug.outcome': outcome });
    }
  };
  return {
    ...transport,
    fetch(request) {
      if (!isTracing()) return timed(request, null);
      const start = { role: 'client', facts: factsOf(subgraph, request) } as const;
      return inSpan(`fetch ${subgraph}`, start, (span) => timed(request, span));
    },
  };
}

function factsOf(subgraph: string, { document, variables }: FetchRequest): Record<string, string | number> {
  const representations = representationsIn(document, variables);
  return {
    'banenbrug.subgraph': subgraph,
    'graphql.operation.type': document.kind,
    'banenbrug.fetch.kind': representations === null ? 'root' : 'entities',
    ...(representations === null ? {} : { 'banenbrug.fetch.representations': representations }),
  };
}

const outcomes: ReadonlyMap<string, FetchOutcome> = new Map([
  ['SUBGRAPH_UNAVAILABLE', 'unavailable'],
  ['SUBGRAPH_TIMEOUT', 'timeout'],
  ['SUBGRAPH_BAD_RESPONSE', 'bad_response'],
  ['SUBGRAPH_OVERLOADED', 'overloaded'],
  ['OPERATION_TIMEOUT', 'operation_timeout'],
]);

/** A fetch whose client has left fails too, and no subgraph is to blame. */
function outcomeOf(error: unknown, { context: { signal } }: FetchRequest): FetchOutcome {
  if (signal?.aborted && !(signal.reason instanceof TransportError)) return 'gone';
  return (error instanceof TransportError && outcomes.get(error.code)) || 'failed';
}

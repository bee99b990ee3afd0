import type { Subgraph } from '@banenbrug/service-common';
import { withDeadline } from './deadline';
import { type SubgraphAnswer, type SubgraphTransport, TransportError } from './subgraph-transport';

/** Settings of a transport into a subgraph of the same process. */
export interface InProcessTransportOptions {
  /** How long one fetch may take, in milliseconds. Default 10,000. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Runs fetches on a subgraph in this process: no wire, no serialisation. The subgraph's SQL is cancelled
 * through the operation's signal when the client has gone or the time is up.
 */
export function createInProcessTransport(
  subgraph: Pick<Subgraph, 'execute'>,
  { timeoutMs = 10_000 }: InProcessTransportOptions = {},
): SubgraphTransport {
  return {
    fetch: ({ document, variables, context }) =>
      withDeadline(context.signal, timeoutMs, async (signal): Promise<SubgraphAnswer> => {
        try {
          return await subgraph.execute({
            document: document.document,
            operationName: document.operationName,
            variables,
            caller: context.caller,
            requestId: context.requestId,
            language: context.language,
            signal,
          });
        } catch (cause) {
          throw new TransportError('SUBGRAPH_BAD_RESPONSE', 'the subgraph threw instead of answering', {
            cause,
          });
        }
      }),
    close: () => Promise.resolve(),
  };
}

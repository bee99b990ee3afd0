import { type Leave, leavable, openLeave, type ResultStream, type Subgraph } from '@banenbrug/service-common';
import type { ExecutionResult } from 'graphql';
import { withDeadline } from './deadline';
import { boundEvent } from './event-bound';
import { type FetchRequest, type SubgraphAnswer, TransportError } from './subgraph-transport';

/** How subscriptions reach a subgraph of this process. */
export interface InProcessSubscriptionOptions {
  readonly subscribe: NonNullable<Subgraph['subscribe']>;
  /** How long a subscription may take to begin. */
  readonly timeoutMs: number;
  /** The longest result, in bytes of JSON. */
  readonly maxEventBytes: number;
}

/** The subscriptions of a subgraph of this process. */
export interface InProcessSubscriptions {
  subscribe(request: FetchRequest): AsyncIterable<SubgraphAnswer>;
  /** Cuts off what is under way. */
  close(): void;
}

/** Follows subscriptions of a subgraph of this process: held to the same bounds as over a wire, and as easily left. */
export function openInProcessSubscriptions({
  subscribe,
  timeoutMs,
  maxEventBytes,
}: InProcessSubscriptionOptions): InProcessSubscriptions {
  const open = new Set<Leave>();
  const cut = new WeakSet<Leave>();
  return {
    subscribe(request) {
      const leave = openLeave(request.context.signal);
      return leavable(leave, follow(request, leave));
    },
    close() {
      for (const leave of open) {
        cut.add(leave);
        leave.leave();
      }
    },
  };

  async function* follow(request: FetchRequest, leave: Leave): AsyncGenerator<SubgraphAnswer, void> {
    const { signal } = leave;
    if (signal.aborted) return;
    open.add(leave);
    try {
      const results = await withDeadline(signal, timeoutMs, () => begin(request, signal));
      if (!isStream(results)) yield boundEvent(results, maxEventBytes);
      else for await (const result of results) yield boundEvent(result, maxEventBytes);
    } catch (error) {
      if (!signal.aborted) throw brokenOff(error);
    } finally {
      open.delete(leave);
    }
    if (cut.has(leave)) throw new TransportError('SUBGRAPH_UNAVAILABLE', 'the transport was closed');
  }

  function begin(
    { document: { document, operationName }, variables, context }: FetchRequest,
    signal: AbortSignal,
  ): Promise<ExecutionResult | ResultStream> {
    const { caller, requestId, language } = context;
    return subscribe({ document, operationName, variables, caller, requestId, language, signal });
  }
}

function isStream(results: ExecutionResult | ResultStream): results is ResultStream {
  return Symbol.asyncIterator in results;
}

function brokenOff(cause: unknown): TransportError {
  if (cause instanceof TransportError) return cause;
  return new TransportError('SUBGRAPH_BAD_RESPONSE', 'the subgraph threw instead of answering', { cause });
}

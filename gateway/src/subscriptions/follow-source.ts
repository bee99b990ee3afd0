import { type ParsedOperation } from '@banenbrug/service-common';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError } from 'graphql';
import type { CompiledSubscription } from '../executor/compile-subscription';
import type { EventSource } from '../executor/event-source';
import { type ExecutorOptions, executorDefaults } from '../executor/executor';
import { withinTime } from '../executor/operation-deadline';
import type { Run } from '../executor/run';
import { answerOf, beginRun } from '../executor/run-operation';
import { failureOf, usable } from '../executor/send-fetch';
import { OperationTimeout, TransportError } from '../transport/subgraph-transport';
import { farewellOf, isEndReason } from './farewell';
import { type Results, createResultStream } from './result-stream';

/** Why there is nothing to follow. */
export interface RefusedSubscription {
  readonly errors: readonly GraphQLError[];
}

/** What one subscription is followed with, all that does not change from event to event. */
export interface Following {
  readonly request: ParsedOperation;
  readonly coerced: Run['coerced'];
  readonly compiled: CompiledSubscription;
  readonly source: EventSource;
}

/** How subscriptions of one supergraph are followed, once they are compiled. */
export interface SourceFollowing {
  /** Follows a source: each event becomes a result when it is asked for. @param onOver called once when the stream is over */
  follow(following: Following, onOver: (() => void) | undefined): Results<FormattedExecutionResult>;
  /** The answer where there is nothing to follow. */
  nothingToFollow(begun: Omit<Following, 'source'>): RefusedSubscription;
}

/** Makes it. @param tell makes of a result what its client may know */
export function createFollowing(
  { logger, onFetch, timeoutMs = executorDefaults.timeoutMs }: ExecutorOptions,
  tell: (result: ExecutionResult) => FormattedExecutionResult,
): SourceFollowing {
  return { follow, nothingToFollow };

  function follow(following: Following, onOver: (() => void) | undefined): Results<FormattedExecutionResult> {
    const { request, source } = following;
    return createResultStream({
      follow: (signal) =>
        source.follow({
          variables: request.variables,
          context: { ...request.context, signal },
          onFetch,
        }),
      complete: (answer, signal) =>
        withinTime(signal, timeoutMs, async (timed) => {
          const run = runOf(following, timed);
          source.take(run, usable(answer));
          await source.fetchRest(run);
          if (timed.reason instanceof OperationTimeout) {
            const { requestId } = request.context;
            logger.warn({ requestId, timeoutMs }, 'an event of a subscription was not finished in time');
          }
          return tell(answerOf(run, following.compiled));
        }),
      farewell: (reason) => farewell(following, reason),
      ended: request.context.signal,
      onOver,
    });
  }

  function farewell(following: Following, reason: unknown): FormattedExecutionResult | null {
    const { context } = following.request;
    if (isEndReason(reason)) return farewellOf(reason, context.language);
    // Whoever has gone needs no last word.
    if (context.signal?.aborted) return null;
    const run = runOf(following, undefined);
    following.source.take(run, reason instanceof TransportError ? reason : failureOf(reason));
    return tell(answerOf(run, following.compiled));
  }

  function runOf({ request, coerced }: Omit<Following, 'source'>, signal: AbortSignal | undefined): Run {
    return beginRun({ ...request, context: { ...request.context, signal } }, coerced, {
      logger,
      onFetch,
    });
  }

  /** The denied field, with its error at its place; what is skipped leaves a subscription without an event for ever. */
  function nothingToFollow(begun: Omit<Following, 'source'>): RefusedSubscription {
    const { errors } = answerOf(runOf(begun, undefined), begun.compiled);
    return {
      errors: errors ?? [
        new GraphQLError('The subscription follows nothing: its field is skipped.', {
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        }),
      ],
    };
  }
}

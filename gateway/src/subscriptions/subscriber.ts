import { type ParsedOperation, faultOf } from '@banenbrug/service-common';
import { type ExecutionResult, type FormattedExecutionResult, GraphQLError, getOperationAST } from 'graphql';
import { type CompiledSubscription, compileSubscription } from '../executor/compile-subscription';
import type { EventSource } from '../executor/event-source';
import {
  type ExecutorOptions,
  executorDefaults,
  internalError,
  unknownOperation,
} from '../executor/executor';
import { withinTime } from '../executor/operation-deadline';
import { keepPrepared } from '../executor/prepared-operations';
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

/** Follows federated subscriptions. */
export interface Subscriber {
  /**
   * Begins to follow. Never rejects; errors in place of a stream say why nothing can be followed. The context's signal
   * ends the stream: with one last result when its reason is for the client to know.
   * @param onOver called once when the stream is over; never when there is none
   */
  subscribe(
    request: ParsedOperation,
    onOver?: () => void,
  ): Promise<RefusedSubscription | Results<FormattedExecutionResult>>;
}

/** What one subscription is followed with, all that does not change from event to event. */
interface Following {
  readonly request: ParsedOperation;
  readonly coerced: Run['coerced'];
  readonly compiled: CompiledSubscription;
  readonly source: EventSource;
}

/**
 * Makes a subscriber over one supergraph. Each event is completed by the steps that queries are run by.
 * @param tell makes of a result what its client may know
 */
export function createSubscriber(
  options: ExecutorOptions,
  tell: (result: ExecutionResult) => FormattedExecutionResult,
): Subscriber {
  const { logger, maxPlans = executorDefaults.maxPlans, timeoutMs = executorDefaults.timeoutMs } = options;
  const prepare = keepPrepared(options.supergraph, maxPlans, (document, operation, isDenied) =>
    compileSubscription(document, operation, options, isDenied),
  );

  return {
    async subscribe(request, onOver) {
      const { document, operationName, variables, context } = request;
      const operation = getOperationAST(document, operationName);
      if (!operation) return { errors: [unknownOperation(operationName)] };
      try {
        const { coerce, variantFor } = prepare(request, operation);
        const coerced = coerce(variables);
        if (coerced.type === 'refused') return { errors: coerced.errors };
        const compiled = await variantFor(context.caller.role);
        const source = await compiled.sourceFor(coerced.values);
        const begun = { request, coerced: coerced.values, compiled };
        return source === null ? nothingToFollow(begun) : follow({ ...begun, source }, onOver);
      } catch (error) {
        logger.error(
          { requestId: context.requestId, fault: faultOf(error) },
          'a subscription could not be begun',
        );
        return { errors: [internalError(context)] };
      }
    },
  };

  function follow(following: Following, onOver: (() => void) | undefined): Results<FormattedExecutionResult> {
    const { request, source } = following;
    return createResultStream({
      follow: (signal) =>
        source.follow({
          variables: request.variables,
          context: { ...request.context, signal },
          onFetch: options.onFetch,
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
      onFetch: options.onFetch,
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

import { type ParsedOperation, faultOf } from '@banenbrug/service-common';
import { type ExecutionResult, type FormattedExecutionResult, getOperationAST } from 'graphql';
import { compileSubscription } from '../executor/compile-subscription';
import {
  type ExecutorOptions,
  executorDefaults,
  internalError,
  unknownOperation,
} from '../executor/executor';
import { keepPrepared } from '../executor/prepared-operations';
import { type RefusedSubscription, createFollowing } from './follow-source';
import type { Results } from './result-stream';

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

/**
 * Makes a subscriber over one supergraph. Each event is completed by the steps that queries are run by.
 * @param tell makes of a result what its client may know
 */
export function createSubscriber(
  options: ExecutorOptions,
  tell: (result: ExecutionResult) => FormattedExecutionResult,
): Subscriber {
  const { logger, maxPlans = executorDefaults.maxPlans } = options;
  const { follow, nothingToFollow } = createFollowing(options, tell);
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
}

import { setMaxListeners } from 'node:events';
import { type Clock, HubError, type RequestIdentity } from '@banenbrug/service-common';
import type { FormattedExecutionResult } from 'graphql';
import { publicContext } from '../identity/public-context';
import type { GatewayRequest } from '../operations/execute-directly';
import { watchLifetime } from './lifetime';
import type { OpenSubscription } from './open-subscription';
import type { Results } from './result-stream';

/** Follows a subscription without HTTP, after the same stages. What a stage refuses is an answer with that error. */
export type SubscribeDirectly = (
  request: GatewayRequest,
  context?: Partial<RequestIdentity>,
) => Promise<FormattedExecutionResult | Results<FormattedExecutionResult>>;

/** The way of subscriptions past HTTP. */
export interface DirectSubscription {
  readonly subscribe: SubscribeDirectly;
  /** Ends all that run. */
  end(): void;
}

/** Makes the way of subscriptions past HTTP. */
export function createDirectSubscription(open: OpenSubscription, clock: Clock): DirectSubscription {
  const closing = new AbortController();
  // Every subscription listens.
  setMaxListeners(0, closing.signal);
  return {
    async subscribe(request, given = {}) {
      const context = { ...publicContext(), ...given };
      const lifetime = watchLifetime({
        expiresAt: context.expiresAt,
        clock,
        recheck: null,
        recheckMs: 0,
        others: [context.signal, closing.signal],
      });
      const opened = await open(request, { ...context, signal: lifetime.signal }, () => lifetime.stop());
      return opened.type === 'open' ? opened.results : { errors: opened.errors };
    },
    end: () => closing.abort(new HubError('SUBSCRIPTION_INTERRUPTED')),
  };
}

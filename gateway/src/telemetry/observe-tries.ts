import { currentSpan } from '@banenbrug/service-common';
import type { BreakerState, GatewaySignals } from './signals';

/** What stands between a fetch and its subgraph tells this. */
export interface TryObserver {
  /** A fetch is sent. @param attempt from 1; more: it is sent again */
  onTry(subgraph: string, attempt: number): void;
  /** A fetch is refused because too many are under way and waiting. */
  onShed(subgraph: string): void;
  onBreaker(subgraph: string, state: BreakerState): void;
}

/** Makes signals of it; in a trace, the span of the fetch says how often it was sent. */
export function observeTries(
  signals: Pick<GatewaySignals, 'fetchRetried' | 'shed' | 'breakerChanged'>,
): TryObserver {
  return {
    onTry(subgraph, attempt) {
      if (attempt <= 1) return;
      signals.fetchRetried(subgraph);
      currentSpan()?.describe({ 'banenbrug.fetch.tries': attempt });
    },
    onShed: () => signals.shed('subgraph'),
    onBreaker: (subgraph, state) => signals.breakerChanged(subgraph, state),
  };
}

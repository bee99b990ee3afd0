import type { FormattedExecutionResult } from 'graphql';
import { hasData } from '../answers/written-answer';

/**
 * When a client that was turned away for want of room may try again, in seconds. Longer than the second over which the load
 * is judged, so that who comes back finds it judged anew.
 */
export const retryAfterSeconds = 2;

/**
 * Whether nothing of an operation could be had, and only because its subgraphs have too much to do: then the answer is better
 * given as 503 with Retry-After.
 */
export function isShedWhole(answer: Pick<FormattedExecutionResult, 'data' | 'errors'>): boolean {
  const { errors = [] } = answer;
  return (
    errors.length > 0 &&
    !hasData(answer) &&
    errors.every(({ extensions }) => extensions?.['code'] === 'SUBGRAPH_OVERLOADED')
  );
}

import type { ExecutionResult } from 'graphql';

/** How old a public answer is, for the headers of HTTP. */
export interface Freshness {
  /** How long it may be kept from when it was made, in seconds. */
  readonly maxAge: number;
  /** How long ago that was, in whole seconds. */
  readonly age: number;
}

const known = new WeakMap<ExecutionResult, Freshness>();

/** Notes how fresh an answer is that is the same for everybody. */
export function noteFreshness(answer: ExecutionResult, freshness: Freshness): void {
  known.set(answer, freshness);
}

/** How fresh an answer is that is the same for everybody; null for any other, which nobody else may keep. */
export function freshnessOf(answer: ExecutionResult): Freshness | null {
  return known.get(answer) ?? null;
}

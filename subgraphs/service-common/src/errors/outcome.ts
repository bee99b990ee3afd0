import type { UserError } from './user-errors';

/** What a service answers to a write: the thing, or why not. Never both, never neither. */
export type Outcome<T> =
  | { readonly value: T; readonly errors: readonly [] }
  | { readonly value: null; readonly errors: readonly [UserError, ...UserError[]] };

export const done = <T>(value: T): Outcome<T> => ({ value, errors: [] });

/** Refuses with at least one reason. */
export function refused<T>(first: UserError, ...others: UserError[]): Outcome<T> {
  return { value: null, errors: [first, ...others] };
}

/** The refusal made of all the errors found, or null when there are none. */
export function refusal<T>(errors: readonly UserError[]): Outcome<T> | null {
  const [first, ...others] = errors;
  return first === undefined ? null : refused<T>(first, ...others);
}

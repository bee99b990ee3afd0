import type { UserError } from './user-errors';

/** What a service answers to a write: the thing, or why not. Never both, never neither. */
export type Outcome<T> =
  | { readonly value: T; readonly errors: readonly [] }
  | {
      readonly value: null;
      readonly errors: readonly [UserError, ...UserError[]];
      /** The thing as it is now, beside a StateConflict: to try again with. */
      readonly present?: T;
    };

export const done = <T>(value: T): Outcome<T> => ({ value, errors: [] });

/** Refuses with at least one reason. */
export function refused<T>(first: UserError, ...others: UserError[]): Outcome<T> {
  return { value: null, errors: [first, ...others] };
}

/** Refuses a change. Beside a StateConflict the thing is told as it is now, for whoever came second to try again with. */
export function refusedBeside<T>(present: T, first: UserError, ...others: UserError[]): Outcome<T> {
  const errors = [first, ...others] as const;
  const isConflict = errors.some(({ __typename }) => __typename === 'StateConflict');
  return isConflict ? { value: null, errors, present } : { value: null, errors };
}

/** The refusal made of all the errors found, or null when there are none. */
export function refusal<T>(errors: readonly UserError[]): Outcome<T> | null {
  const [first, ...others] = errors;
  return first === undefined ? null : refused<T>(first, ...others);
}

import type { CollectedErrors } from './collected-errors';
import type { Path } from './path';

/** What one run of a compiled operation has. */
export interface Run {
  readonly context: unknown;
  readonly rootValue: unknown;
  /** Coerced already. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly errors: CollectedErrors;
  /** The arguments of fields that need the variables, by the field's number, once they are known. */
  readonly arguments: (Readonly<Record<string, unknown>> | undefined)[];
}

/** A field of a selection, compiled. */
export interface CompiledField {
  readonly responseName: string;
  /**
   * Gives the field's part of the answer, or a promise of it. What goes wrong is collected and null; where the field
   * cannot be null it is thrown.
   */
  readonly run: (run: Run, source: unknown, parent: Path | undefined) => unknown;
}

/** Makes a part of the answer of what a resolver gave, or a promise of it. Throws what makes the part null. */
export type Complete = (run: Run, path: Path, value: unknown) => unknown;

/** Whether a value is waited for; the test of graphql-js. */
export function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

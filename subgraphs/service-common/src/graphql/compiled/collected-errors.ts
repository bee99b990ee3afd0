import type { GraphQLError } from 'graphql';
import type { Path } from './path';

/** The errors of one run, as graphql-js collects them: of what became null already, nothing more is told. */
export class CollectedErrors {
  readonly errors: GraphQLError[] = [];
  readonly #nulled = new Set<Path | undefined>();

  /** @param path the place that becomes null; undefined: the whole answer */
  add(error: GraphQLError, path: Path | undefined): void {
    if (this.#isNulled(path)) return;
    this.#nulled.add(path);
    this.errors.push(error);
  }

  #isNulled(path: Path | undefined): boolean {
    if (this.#nulled.size === 0) return false;
    for (let at = path; at !== undefined; at = at.prev) if (this.#nulled.has(at)) return true;
    return this.#nulled.has(undefined);
  }
}

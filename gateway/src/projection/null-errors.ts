import { GraphQLError } from 'graphql';
import type { Run } from '../executor/run';

/**
 * Records an error for each null in a non-null place that nothing else explains: a reference to something its
 * owner does not know. A failed fetch and a subgraph's own error already speak for the nulls they caused.
 */
export function recordUnexplainedNulls(run: Run): void {
  const told = [...run.failedPlaces, ...run.errors.flatMap(({ path }) => (path ? [path] : []))];
  const unexplained = run.nulls.filter(({ path }) => {
    const fields = path.filter((key) => typeof key === 'string');
    return (
      !run.failedPaths.some((failed) => related(failed, fields)) &&
      !told.some((known) => related(known, path))
    );
  });
  for (const { path, field } of unexplained) {
    run.errors.push(
      new GraphQLError(`Cannot return null for non-nullable field ${field}.`, {
        path: [...path],
        extensions: { code: 'NULL_IN_NON_NULL_FIELD' },
      }),
    );
  }
}

/** Whether one path begins with the other. */
function related(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}

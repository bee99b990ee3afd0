import { type FieldNode, type GraphQLOutputType, isNonNullType, locatedError } from 'graphql';
import { keysOf, type Path } from './path';
import { type Complete, isPromise, type Run } from './run';

/** Makes null of what went wrong at a place, and collects it; where null may not be, throws it on. */
export type Fail = (run: Run, path: Path, fault: unknown) => null;

/** What becomes of faults where a value of this type stands. */
export function failAt(type: GraphQLOutputType, nodes: readonly FieldNode[]): Fail {
  const isNullable = !isNonNullType(type);
  return (run, path, fault) => {
    const error = locatedError(fault, nodes, keysOf(path));
    if (!isNullable) throw error;
    run.errors.add(error, path);
    return null;
  };
}

/** Completes a value when it has come; a fault ends here. */
export function completeSafely(complete: Complete, fail: Fail): Complete {
  const completePresent: Complete = (run, path, value) => {
    try {
      const completed = complete(run, path, value);
      return isPromise(completed)
        ? completed.then(undefined, (fault: unknown) => fail(run, path, fault))
        : completed;
    } catch (fault) {
      return fail(run, path, fault);
    }
  };
  return (run, path, value) =>
    isPromise(value)
      ? value.then(
          (resolved) => completePresent(run, path, resolved),
          (fault: unknown) => fail(run, path, fault),
        )
      : completePresent(run, path, value);
}

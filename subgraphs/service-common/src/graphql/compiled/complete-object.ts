import { GraphQLError, type GraphQLObjectType } from 'graphql';
import type { Completing } from './completing';
import { fieldOf } from './path';
import { runSelection } from './run-selection';
import { type Complete, type CompiledField, isPromise } from './run';

/** Compiles how values of an object type become objects of the answer. Their fields are compiled at the first of them. */
export function completeObject(type: GraphQLObjectType, completing: Completing): Complete {
  let fields: readonly CompiledField[] | undefined;
  const complete: Complete = (run, path, value) =>
    runSelection(run, (fields ??= completing.fieldsOf(type)), value, path);
  const { isTypeOf } = type;
  if (!isTypeOf) return complete;
  const refuse = (): never => {
    throw new GraphQLError(`Expected value of type "${type.name}" but got another.`, {
      nodes: completing.nodes,
    });
  };
  return (run, path, value) => {
    const verdict = isTypeOf(value, run.context, completing.infoOf(run, fieldOf(path)));
    if (isPromise(verdict)) {
      return verdict.then((isOfType) => (isOfType ? complete(run, path, value) : refuse()));
    }
    return verdict ? complete(run, path, value) : refuse();
  };
}

import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  isObjectType,
} from 'graphql';
import type { Completing } from './completing';
import { fieldOf } from './path';
import { type Complete, isPromise } from './run';

/**
 * Compiles how values of an interface or union become objects of the answer.
 * @param completeAs compiles for one object type, when the first value of it comes
 */
export function completeAbstract(
  type: GraphQLAbstractType,
  completing: Completing,
  completeAs: (type: GraphQLObjectType) => Complete,
): Complete {
  const known = new Map<unknown, Complete>();
  const completerFor = (name: unknown): Complete => {
    const found = known.get(name);
    if (found) return found;
    const complete = completeAs(objectTypeOf(name, type, completing));
    known.set(name, complete);
    return complete;
  };
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (run, path, value) => {
    const name = resolveType(value, run.context, completing.infoOf(run, fieldOf(path)), type);
    return isPromise(name)
      ? name.then((resolved) => completerFor(resolved)(run, path, value))
      : completerFor(name)(run, path, value);
  };
}

/** @throws GraphQLError when there is no such object type among the possible ones */
function objectTypeOf(
  name: unknown,
  type: GraphQLAbstractType,
  { schema, coordinate, nodes }: Completing,
): GraphQLObjectType {
  if (typeof name !== 'string') {
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${coordinate}".`,
      { nodes },
    );
  }
  const found = schema.getType(name);
  if (!isObjectType(found) || !schema.isSubType(type, found)) {
    throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type.name}".`, {
      nodes,
    });
  }
  return found;
}

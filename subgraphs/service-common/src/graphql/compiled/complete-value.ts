import {
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLNullableType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { completeAbstract } from './complete-abstract';
import { completeObject } from './complete-object';
import { completeSafely, failAt } from './complete-safely';
import type { Completing } from './completing';
import { type Complete, isPromise } from './run';

/** Compiles how the values of a field, or of the items in it, become its part of the answer. */
export function completerOf(type: GraphQLOutputType, completing: Completing): Complete {
  if (!isNonNullType(type)) {
    const complete = completerOfPresent(type, completing);
    return (run, path, value) => {
      if (value instanceof Error) throw value;
      return value == null ? null : complete(run, path, value);
    };
  }
  const complete = completerOfPresent(type.ofType, completing);
  return (run, path, value) => {
    if (value instanceof Error) throw value;
    if (value == null) {
      throw new Error(`Cannot return null for non-nullable field ${completing.coordinate}.`);
    }
    return complete(run, path, value);
  };
}

type PresentType = Extract<GraphQLOutputType, GraphQLNullableType>;

function completerOfPresent(type: PresentType, completing: Completing): Complete {
  if (isListType(type)) return completeList(type.ofType, completing);
  if (isLeafType(type)) return completeLeaf(type);
  if (isObjectType(type)) return completeObject(type, completing);
  return completeAbstract(type, completing, (found) => completeObject(found, completing));
}

/** Leaves have no use for a path. */
function completeLeaf(type: GraphQLLeafType): Complete {
  return (_run, _path, value) => {
    const serialized: unknown = type.serialize(value);
    if (serialized != null) return serialized;
    throw new Error(`Expected \`${type.name}.serialize\` to return non-nullable value.`);
  };
}

function completeList(itemType: GraphQLOutputType, completing: Completing): Complete {
  const { coordinate, nodes } = completing;
  const completeItem = completeSafely(completerOf(itemType, completing), failAt(itemType, nodes));
  return (run, path, value) => {
    if (!isIterable(value)) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${coordinate}".`);
    }
    return eachOf(value, (item, key) => completeItem(run, { prev: path, key, typename: undefined }, item));
  };
}

/** A text can be iterated too, but is no list. */
function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

function eachOf(values: Iterable<unknown>, complete: (value: unknown, at: number) => unknown): unknown {
  const completed: unknown[] = [];
  let hasPromises = false;
  try {
    for (const value of values) {
      const part = complete(value, completed.length);
      completed.push(part);
      hasPromises ||= isPromise(part);
    }
  } catch (error) {
    // Nobody waits for the items before any more; unheard, a second fault among them would end the process.
    if (hasPromises) Promise.allSettled(completed).catch(() => {});
    throw error;
  }
  return hasPromises ? Promise.all(completed) : completed;
}

import {
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLLeafType,
  isEnumType,
  isSpecifiedScalarType,
} from 'graphql';
import { isPlace } from '../executor/places';
import type { Run } from '../executor/run';

/** Turns a fetched value into the value of the answer; null stands for absent, refused and null alike. */
export type Complete = (raw: unknown, run: Run) => unknown;

/** Completes a built-in scalar: what the subgraph serialised is the answer. */
const completeScalar: Complete = (raw) => raw ?? null;

/** Completes a custom scalar. In-process it may be an object that JSON would change, such as a Date. */
const completeCustomScalar: Complete = (raw) => {
  if (typeof raw !== 'object' || raw === null) return raw ?? null;
  return 'toJSON' in raw ? JSON.parse(JSON.stringify(raw)) : raw;
};

/** The completion of a leaf type. */
export function completeLeaf(type: GraphQLLeafType): Complete {
  if (isEnumType(type)) return completeEnum(type);
  return isSpecifiedScalarType(type) ? completeScalar : completeCustomScalar;
}

/** A value that clients may not know of becomes null with an error that does not name it. */
function completeEnum(type: GraphQLEnumType): Complete {
  const known = new Set(type.getValues().map(({ name }) => name));
  return (raw, run) => {
    if (raw === null || raw === undefined) return null;
    if (typeof raw === 'string' && known.has(raw)) return raw;
    run.errors.push(
      new GraphQLError(`Enum "${type.name}" has no public value for this field.`, {
        path: [...run.path],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      }),
    );
    return null;
  };
}

/** Completes a list. An item that may not be null but is, takes the whole list with it. */
export function completeList(item: Complete, itemNonNull: boolean, field: string): Complete {
  return (raw, run) => {
    if (!Array.isArray(raw)) return null;
    const items: unknown[] = Array.from({ length: raw.length });
    for (let index = 0; index < raw.length; index += 1) {
      run.path.push(index);
      const value = item(raw[index], run);
      if (value === null && itemNonNull) {
        if (raw[index] === null || raw[index] === undefined) run.nulls.push({ path: [...run.path], field });
        run.path.pop();
        return null;
      }
      run.path.pop();
      items[index] = value;
    }
    return items;
  };
}

/**
 * Completes an object of an interface or union by the type it says it is; `untyped` completes one that does not
 * say, and is null when the selections depend on the type.
 */
export function completeByTypename(
  untyped: Complete | null,
  completeFor: (typename: string) => Complete | null,
): Complete {
  const known = new Map<string, Complete | null>();
  return (raw, run) => {
    if (!isPlace(raw)) return null;
    const typename = raw['__typename'];
    if (typeof typename !== 'string') return untyped === null ? null : untyped(raw, run);
    let complete = known.get(typename);
    if (complete === undefined) {
      complete = completeFor(typename);
      known.set(typename, complete);
    }
    return complete === null ? null : complete(raw, run);
  };
}

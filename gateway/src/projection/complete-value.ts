import {
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLLeafType,
  isEnumType,
  isSpecifiedScalarType,
} from 'graphql';
import { isPlace } from '../executor/places';
import type { Run } from '../executor/run';
import { type Origin, noteMisshapen, noteUnfit } from './unfit-values';

/** Writes a fetched value as it is in the answer, as JSON; null stands for absent, refused and null alike. */
export type Complete = (raw: unknown, run: Run) => string | null;

/** All that JSON writes as it is: nothing of control, no quote, no backslash, and no half of a pair. */
const plain = /^[^\p{Cc}"\\\ud800-\udfff]*$/u;

/** A text as JSON: nearly all need nothing but quotes. */
const quoted = (text: string): string => (plain.test(text) ? `"${text}"` : JSON.stringify(text));

/** Completes a built-in scalar: what the subgraph serialised is the answer, and null when it is of another type. */
const builtInScalars: Readonly<Record<string, Complete>> = {
  Int: (raw) => (typeof raw === 'number' && (raw | 0) === raw ? String(raw) : null),
  // A number that JSON cannot write, such as 1e999, would be null in the answer whatever the schema says.
  Float: (raw) => (typeof raw === 'number' && Number.isFinite(raw) ? String(raw) : null),
  String: (raw) => (typeof raw === 'string' ? quoted(raw) : null),
  Boolean: (raw) => (typeof raw === 'boolean' ? String(raw) : null),
  // Servers in other languages write an ID that is a number as one.
  ID: (raw) =>
    typeof raw === 'string' ? quoted(raw) : Number.isSafeInteger(raw) ? quoted(String(raw)) : null,
};

/** Deeper than anybody's data, and far from where JSON.stringify runs out of stack. */
const deepestScalar = 500;

/** Completes a custom scalar. In-process it may be an object that writes itself, such as a Date. */
const completeCustomScalar: Complete = (raw) => {
  if (typeof raw === 'string') return quoted(raw);
  if (raw === null || raw === undefined) return null;
  const isBounded = typeof raw !== 'object' || writesItself(raw) || !isDeeper(raw, deepestScalar);
  return isBounded ? (JSON.stringify(raw) ?? null) : null;
};

/** What came over a wire is data, whatever its keys are called. */
const writesItself = (raw: object): boolean => 'toJSON' in raw && typeof raw.toJSON === 'function';

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1));
}

/** The completion of a leaf type. Whoever holds the value notes that it did not fit; an enum does so itself. */
export function completeLeaf(type: GraphQLLeafType, origin: Origin): Complete {
  if (isEnumType(type)) return completeEnum(type, origin);
  return (isSpecifiedScalarType(type) && builtInScalars[type.name]) || completeCustomScalar;
}

/** A value that clients may not know of becomes null with an error that does not name it. */
function completeEnum(type: GraphQLEnumType, origin: Origin): Complete {
  const known = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
  return (raw, run) => {
    if (raw === null || raw === undefined) return null;
    if (typeof raw !== 'string') {
      noteUnfit(run, origin);
      return null;
    }
    const json = known.get(raw);
    if (json !== undefined) return json;
    run.errors.push(
      new GraphQLError(`Enum "${type.name}" has no public value for this field.`, {
        path: [...run.path],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      }),
    );
    return null;
  };
}

/** What the items of a list are. */
export interface ListItems {
  readonly complete: Complete;
  readonly nonNull: boolean;
  /** Whether their completion is null for a value of another type, and says nothing. */
  readonly isScalar: boolean;
}

/** Completes a list. An item that may not be null but is, takes the whole list with it. */
export function completeList({ complete, nonNull, isScalar }: ListItems, origin: Origin): Complete {
  return (raw, run) => {
    if (!Array.isArray(raw)) {
      noteMisshapen(run, raw, origin);
      return null;
    }
    let json = '';
    for (let index = 0; index < raw.length; index += 1) {
      run.path.push(index);
      const value = complete(raw[index], run);
      if (value === null) {
        const isAbsent = raw[index] === null || raw[index] === undefined;
        if (isScalar && !isAbsent) noteUnfit(run, origin);
        if (nonNull) {
          if (isAbsent) run.nulls.push({ path: [...run.path], field: origin.field });
          run.path.pop();
          return null;
        }
      }
      run.path.pop();
      json += (index === 0 ? '' : ',') + (value ?? 'null');
    }
    return `[${json}]`;
  };
}

/**
 * Completes an object of an interface or union by the type it says it is; `untyped` completes one that does not
 * say, and is null when the selections depend on the type.
 */
export function completeByTypename(
  untyped: Complete | null,
  completeFor: (typename: string) => Complete | null,
  origin: Origin,
): Complete {
  const known = new Map<string, Complete | null>();
  return (raw, run) => {
    if (!isPlace(raw)) {
      noteMisshapen(run, raw, origin);
      return null;
    }
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

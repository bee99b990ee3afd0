import type { Shape } from '../plan/selection-shape';
import type { TypeIndex } from '../supergraph/type-index';
import { isPlace } from './places';
import type { Place } from './run';

/** Writes what a fetch brought into an object of the answer. */
export type Merge = (target: Place, source: Place) => void;

/**
 * Compiles the merge for a fetch's shape. Objects that others may already hold are written into, never
 * replaced. A value is not overwritten by null, and a concrete __typename not by an interface object's. What was not
 * asked stays out, whatever its key: `__proto__` is one too.
 */
export function compileMerge(shape: Shape, types: TypeIndex): Merge {
  const below = new Map<string, Merge>();
  for (const [key, inner] of Object.entries(shape)) {
    if (inner !== null) below.set(key, compileMerge(inner, types));
  }
  const keys = Object.keys(shape);
  return (target, source) => {
    for (const key of keys) {
      const incoming = source[key];
      if (incoming === undefined) continue;
      const existing = target[key];
      if (existing === undefined || existing === null) target[key] = incoming;
      else if (incoming === null) continue;
      else if (key === '__typename') {
        if (types.isObjectType(incoming)) target[key] = incoming;
      } else {
        const merge = below.get(key);
        if (merge === undefined) target[key] = incoming;
        else mergeValues(existing, incoming, merge);
      }
    }
  };
}

function mergeValues(existing: unknown, incoming: unknown, merge: Merge): void {
  if (existing === incoming) return;
  if (Array.isArray(existing) && Array.isArray(incoming)) {
    const length = Math.min(existing.length, incoming.length);
    for (let i = 0; i < length; i += 1) {
      if (existing[i] === null || existing[i] === undefined) existing[i] = incoming[i];
      else mergeValues(existing[i], incoming[i], merge);
    }
  } else if (isPlace(existing) && isPlace(incoming)) merge(existing, incoming);
}

/** A copy of the objects that the shape knows; leaves are shared. */
export function copyOf(source: Place, shape: Shape): Place {
  const copy: Place = {};
  for (const key of Object.keys(shape)) {
    if (source[key] !== undefined) copy[key] = copyValue(source[key], shape[key] ?? null);
  }
  return copy;
}

function copyValue(value: unknown, shape: Shape | null): unknown {
  if (shape === null) return value;
  if (Array.isArray(value)) return value.map((item) => copyValue(item, shape));
  return isPlace(value) ? copyOf(value, shape) : value;
}

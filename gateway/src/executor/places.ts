import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import { clientKey } from '../plan/client-keys';
import type { TypeIndex } from '../supergraph/type-index';
import type { Place } from './run';

type Visit = (value: unknown, found: Place[]) => void;

/** An object and where it stands in the client's answer. */
export interface LocatedPlace {
  readonly place: Place;
  readonly path: readonly (string | number)[];
}

/** The places that one path of a plan leads to. */
export interface PlaceFinder {
  /** Adds the objects at the path. The same object can be added twice when two parents share it. */
  collect(root: Place, found: Place[]): void;
  /** The same with response paths: slower, for errors only. */
  locate(root: Place): LocatedPlace[];
  /** The client's response keys of the path. */
  readonly fields: readonly string[];
}

/** Compiles a path. Lists, lists in lists too, are walked wherever they occur, so "@" carries no meaning. */
export function compilePath(path: readonly FlattenNodePathSegment[], types: TypeIndex): PlaceFinder {
  const segments = path.filter((segment) => segment !== '@');
  const visit = segments.reduceRight<Visit>(
    (next, segment) =>
      'Field' in segment ? fieldVisit(segment.Field, next) : typeVisit(segment.TypeCondition, types, next),
    objectVisit,
  );
  return {
    collect: visit,
    locate: (root) => {
      const located: LocatedPlace[] = [];
      locateAlong(root, segments, 0, [], types, located);
      return located;
    },
    fields: segments.flatMap((segment) => ('Field' in segment ? [clientKey(segment.Field)] : [])),
  };
}

/** Deeper than the lists of any schema: what lies below is a subgraph's fault, and no way to objects. */
const deepestList = 32;

/** Visits what stands at a place, or in a list there. */
function throughLists(visit: Visit): Visit {
  const walk = (value: unknown, found: Place[], levels: number): void => {
    if (!Array.isArray(value)) visit(value, found);
    else if (levels > 0) for (const item of value) walk(item, found, levels - 1);
  };
  return (value, found) => walk(value, found, deepestList);
}

const objectVisit = throughLists((value, found) => {
  if (isPlace(value)) found.push(value);
});

function fieldVisit(field: string, next: Visit): Visit {
  return throughLists((value, found) => {
    if (isPlace(value)) next(value[field], found);
  });
}

function typeVisit(conditions: readonly string[], types: TypeIndex, next: Visit): Visit {
  return throughLists((value, found) => {
    if (isPlace(value) && satisfies(value, conditions, types)) next(value, found);
  });
}

function locateAlong(
  value: unknown,
  segments: readonly Exclude<FlattenNodePathSegment, '@'>[],
  index: number,
  path: readonly (string | number)[],
  types: TypeIndex,
  located: LocatedPlace[],
  levels = deepestList,
): void {
  if (Array.isArray(value)) {
    if (levels === 0) return;
    value.forEach((item, i) => locateAlong(item, segments, index, [...path, i], types, located, levels - 1));
    return;
  }
  if (!isPlace(value)) return;
  const segment = segments[index];
  if (segment === undefined) located.push({ place: value, path });
  else if ('Field' in segment) {
    locateAlong(
      value[segment.Field],
      segments,
      index + 1,
      [...path, clientKey(segment.Field)],
      types,
      located,
    );
  } else if (satisfies(value, segment.TypeCondition, types)) {
    locateAlong(value, segments, index + 1, path, types, located);
  }
}

/** An object that does not say its type is of the one type the path can lead to. */
function satisfies(place: Place, conditions: readonly string[], types: TypeIndex): boolean {
  const typename = place['__typename'];
  return typeof typename !== 'string' || conditions.some((condition) => types.matches(condition, typename));
}

export function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

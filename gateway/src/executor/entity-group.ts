import type { EntityBatchAlias } from '@graphql-hive/router-query-planner';
import { needsCopies } from '../plan/plan-writes';
import type { Shape } from '../plan/selection-shape';
import { compileMerge, copyOf } from './merge';
import { type LocatedPlace, type PlaceFinder, compilePath, isPlace } from './places';
import type { PlanEnvironment } from './plan-environment';
import { type Representer, compileRepresenter } from './representations';
import { compileRewrites, renamedShape } from './rewrites';
import type { Place, Run } from './run';

/** The objects that one fetch adds to, and how they were named: places[i] is representations[indices[i]]. */
export interface GatheredGroup {
  readonly representations: readonly Place[];
  readonly places: readonly Place[];
  readonly indices: readonly number[];
}

/** One `_entities` field of a fetch, compiled. */
export interface EntityGroup {
  readonly alias: string;
  readonly variable: string;
  /** The response keys that lead to its objects. */
  readonly fieldPaths: readonly (readonly string[])[];
  /** Names each object once: equal representations are sent once and serve all their places. */
  gather(run: Run): GatheredGroup;
  /** Writes the entities, in the order of the representations, into their places. */
  scatter(run: Run, gathered: GatheredGroup, entities: readonly unknown[]): void;
  /** Where its objects stand in the answer, by the representation that names them. Walks all the data: once for an answer. */
  locate(run: Run, gathered: GatheredGroup): ReadonlyMap<number, readonly LocatedPlace[]>;
  /** The first object that this fetch was for. */
  firstPlace(run: Run, gathered: GatheredGroup | undefined): readonly (string | number)[] | undefined;
}

/** Compiles one `_entities` field. The sharing of entities is decided once the whole plan is known. */
export function compileEntityGroup(
  alias: EntityBatchAlias,
  fetchedShape: Shape,
  { types, writes }: PlanEnvironment,
): EntityGroup {
  const shape = renamedShape(fetchedShape, alias.outputRewrites);
  const finders = alias.paths.map((path) => compilePath(path, types));
  const locate = compileLocate(finders);
  return {
    alias: alias.alias,
    variable: alias.representationsVariableName,
    fieldPaths: finders.map(({ fields }) => fields),
    gather: compileGather(finders, compileRepresenter(alias.requires, alias.inputRewrites, types)),
    scatter: compileScatter(alias, shape, { types, writes }),
    locate,
    firstPlace: (run, gathered) =>
      gathered && gathered.places.length > 0
        ? locate(run, gathered).get(gathered.indices[0] ?? 0)?.[0]?.path
        : undefined,
  };
}

function compileGather(finders: readonly PlaceFinder[], representer: Representer): EntityGroup['gather'] {
  return (run) => {
    const found: Place[] = [];
    for (const finder of finders) finder.collect(run.data, found);
    const representations: Place[] = [];
    const places: Place[] = [];
    const indices: number[] = [];
    const known = new Map<string, number>();
    for (const place of found) {
      const key = representer.keyOf(place);
      if (key === null) continue;
      let index = known.get(key);
      if (index === undefined) {
        index = representations.push(representer.build(place)) - 1;
        known.set(key, index);
      }
      places.push(place);
      indices.push(index);
    }
    return { representations, places, indices };
  };
}

function compileScatter(
  { paths, outputRewrites }: EntityBatchAlias,
  shape: Shape,
  { types, writes }: Pick<PlanEnvironment, 'types' | 'writes'>,
): EntityGroup['scatter'] {
  const rewrite = compileRewrites(outputRewrites, types);
  const merge = compileMerge(shape, types);
  const write = { paths, shape };
  writes.push(write);
  let copies: boolean | undefined;
  const compositeKeys = Object.keys(shape).filter((key) => shape[key] !== null);
  return ({ shared }, { places, indices }, entities) => {
    copies ??= needsCopies(write, writes);
    if (rewrite) for (const entity of entities) if (isPlace(entity)) rewrite(entity);
    const used = new Set<number>();
    for (const [i, place] of places.entries()) {
      const index = indices[i] ?? -1;
      const entity = entities[index];
      if (!isPlace(entity)) continue;
      const isShared = used.has(index);
      used.add(index);
      merge(place, copies && isShared ? copyOf(entity, shape) : entity);
      if (isShared && !copies) noteShared(shared, entity, compositeKeys);
    }
  };
}

/** The objects and lists of an entity stand at every place that it was fetched for. */
function noteShared(shared: Run['shared'], entity: Place, keys: readonly string[]): void {
  for (const key of keys) {
    const value = entity[key];
    if (typeof value === 'object' && value !== null && !shared.has(value)) shared.set(value, null);
  }
}

function compileLocate(finders: readonly PlaceFinder[]): EntityGroup['locate'] {
  return (run, { places, indices }) => {
    const indexOf = new Map(places.map((place, i) => [place, indices[i]]));
    const located = new Map<number, LocatedPlace[]>();
    for (const found of finders.flatMap((finder) => finder.locate(run.data))) {
      const index = indexOf.get(found.place);
      if (index === undefined) continue;
      const known = located.get(index);
      if (known) known.push(found);
      else located.set(index, [found]);
    }
    return located;
  };
}

import type { FetchNodePathSegment, FetchRewrite } from '@graphql-hive/router-query-planner';
import type { Shape } from '../plan/selection-shape';
import type { TypeIndex } from '../supergraph/type-index';
import { isPlace } from './places';
import type { Place } from './run';

/** Changes an object in place: a plan's correction of what goes to or comes from a subgraph. */
export type Rewrite = (value: Place) => void;

/**
 * Compiles rewrites; null when there are none. An input rewrite renames the type of a representation for a
 * subgraph that knows only the interface; an output rewrite gives a field that was fetched under an internal
 * alias the key it has in the answer.
 */
export function compileRewrites(
  rewrites: readonly FetchRewrite[] | undefined,
  types: TypeIndex,
): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null;
  const compiled = rewrites.map((rewrite) => compileRewrite(rewrite, types));
  return (value) => {
    for (const apply of compiled) apply(value);
  };
}

function compileRewrite(rewrite: FetchRewrite, types: TypeIndex): Rewrite {
  if ('KeyRenamer' in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return along(path, types, (object, key) => {
      if (object[key] !== undefined) object[renameKeyTo] = object[key];
    });
  }
  const { path, setValueTo } = 'ValueSetter' in rewrite ? rewrite.ValueSetter : rewrite;
  return along(path, types, (object, key) => {
    object[key] = setValueTo;
  });
}

function along(
  path: readonly FetchNodePathSegment[],
  types: TypeIndex,
  apply: (object: Place, key: string) => void,
): Rewrite {
  const last = path.at(-1);
  if (last === undefined || !('Key' in last)) throw new Error('A rewrite of the plan does not end at a key.');
  const walk = (value: unknown, index: number): void => {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, index);
      return;
    }
    const segment = path[index];
    if (!isPlace(value) || segment === undefined) return;
    if (index === path.length - 1) apply(value, last.Key);
    else if ('Key' in segment) walk(value[segment.Key], index + 1);
    else {
      const typename = value['__typename'];
      const applies =
        typeof typename !== 'string' || segment.TypenameEquals.some((name) => types.matches(name, typename));
      if (applies) walk(value, index + 1);
    }
  };
  return (value) => walk(value, 0);
}

/** The shape of a fetch after its output rewrites: renamed keys carry what their aliases carried. */
export function renamedShape(shape: Shape, rewrites: readonly FetchRewrite[] | undefined): Shape {
  for (const rewrite of rewrites ?? []) {
    if (!('KeyRenamer' in rewrite)) continue;
    const keys = rewrite.KeyRenamer.path.flatMap((segment) => ('Key' in segment ? [segment.Key] : []));
    const alias = keys.pop();
    const parent = keys.reduce<Shape | null>((at, key) => at?.[key] ?? null, shape);
    if (parent && alias !== undefined) parent[rewrite.KeyRenamer.renameKeyTo] ??= parent[alias] ?? null;
  }
  return shape;
}

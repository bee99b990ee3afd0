import type { FlattenNodePathSegment } from '@graphql-hive/router-query-planner';
import type { Shape } from './selection-shape';

/** Where in the answer one fetch writes, and what. */
export interface PlanWrite {
  readonly paths: readonly (readonly FlattenNodePathSegment[])[];
  readonly shape: Shape;
}

/**
 * Whether an entity that serves several places must be copied for each. Places may share the objects below
 * them, which is cheap, unless a later fetch of the plan treats the places differently: then what it writes
 * for one would show at the others.
 */
export function needsCopies(write: PlanWrite, all: readonly PlanWrite[]): boolean {
  const own = objectPaths(write);
  if (own.size === 0) return false;
  const [only, ...more] = write.paths;
  const onePath = more.length === 0 && only !== undefined ? exact(only) : null;
  return all.some((other) => {
    if (other === write) return false;
    for (const path of objectPaths(other)) if (own.has(path)) return true;
    return other.paths.some((path) => {
      const below = own.has(fieldsOnly(path)) || startsBelow(own, fieldsOnly(path));
      return below && !(onePath !== null && exact(path).startsWith(`${onePath}/`));
    });
  });
}

/** The paths of all objects that a write brings, as text, without type conditions. */
function objectPaths({ paths, shape }: PlanWrite): Set<string> {
  const found = new Set<string>();
  const visit = (current: Shape, prefix: string): void => {
    for (const [key, below] of Object.entries(current)) {
      if (below === null) continue;
      found.add(`${prefix}/${key}`);
      visit(below, `${prefix}/${key}`);
    }
  };
  for (const path of paths) visit(shape, fieldsOnly(path));
  return found;
}

function startsBelow(own: ReadonlySet<string>, path: string): boolean {
  for (const object of own) if (path.startsWith(`${object}/`)) return true;
  return false;
}

/** The path as response keys only: where type conditions may lead to the same object. */
function fieldsOnly(path: readonly FlattenNodePathSegment[]): string {
  return path
    .map((segment) => (typeof segment === 'object' && 'Field' in segment ? `/${segment.Field}` : ''))
    .join('');
}

function exact(path: readonly FlattenNodePathSegment[]): string {
  return path
    .map((segment) => {
      if (segment === '@') return '/@';
      return 'Field' in segment ? `/${segment.Field}` : `/|${segment.TypeCondition.join('|')}`;
    })
    .join('');
}

import type { Role } from '@banenbrug/service-common';
import { getNullableType, isLeafType, isListType } from 'graphql';
import type { ObservedFetch } from '../../../src/executor/run';
import { placeOfNull } from '../compare-answers';
import { brokenCode } from '../invented-value';
import { type ResponsePath, type Sight, type WholeAnswer, toldErrors } from '../whole-graph';
import type { Tally } from './tally';

/** Counts the nulls of an answer by how they came to be, its denials, and the members that stood for abstract types. */
export function tallyAnswer(tally: Tally, { result, sight }: WholeAnswer, role: Role): void {
  tally.hit('access', `asked as ${role}`);
  for (const pair of sight.members) tally.hit('abstract', pair);
  for (const { path, code } of toldErrors(result)) {
    if (code === 'UNAUTHENTICATED') tally.hit('access', 'denied at the root without a token');
    else if (code === 'FORBIDDEN')
      tally.hit('access', path.length === 1 ? 'denied at the root' : 'denied below the root');
    if (code === brokenCode) tally.hit('null', 'of an entity that cannot be had');
    const place = placeOfNull(path, result.data);
    tally.hit('null', describe(place, path, sight));
  }
  tallyPlainNulls(tally, result.data, [], sight);
}

/** Where a failure left its null. */
function describe(place: ResponsePath, path: ResponsePath, { types }: Sight): string {
  const isOwn = place.length === path.length;
  if (place.length === 0) return 'failure that empties the answer';
  if (typeof place.at(-1) === 'number')
    return isOwn ? 'failed item of a list' : 'failure that takes an item of a list';
  const type = types.get(JSON.stringify(place));
  const isList = type !== undefined && isListType(getNullableType(type));
  if (!isOwn) return isList ? 'failure that takes a list' : 'failure that takes the object above';
  if (isList) return 'failed list';
  return type && isLeafType(getNullableType(type)) ? 'failed leaf' : 'failed object';
}

/** Nulls that are no failure. */
function tallyPlainNulls(tally: Tally, value: unknown, path: (string | number)[], sight: Sight): void {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      if (item === null) tally.hit('null', 'null in a list');
      else tallyPlainNulls(tally, item, [...path, index], sight);
    });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      const type = sight.types.get(JSON.stringify([...path, key]));
      if (each !== null) tallyPlainNulls(tally, each, [...path, key], sight);
      else if (type && isLeafType(getNullableType(type))) tally.hit('null', 'null leaf');
      else tally.hit('null', type && isListType(getNullableType(type)) ? 'null list' : 'null object');
    }
  }
}

/** Counts fetches of entities, and the entities that were named once and served several places. */
export function tallyFetches(
  tally: Tally,
  fetches: readonly ObservedFetch[],
  { entities }: Sight,
  keys: ReadonlyMap<string, string>,
): void {
  for (const { service, variables } of fetches) {
    for (const [name, list] of Object.entries(variables)) {
      if (!/^(__batch_reps_\d+|representations)$/.test(name) || !Array.isArray(list)) continue;
      tally.hit('fetch', list.length > 1 ? 'several representations' : 'one representation');
      for (const each of list as Record<string, unknown>[]) {
        const type = String(each['__typename']);
        const entity = `${service}, ${type}:${String(each[keys.get(type) ?? ''])}, `;
        const served = [...entities].some(([of, places]) => of.startsWith(entity) && places.size > 1);
        if (served) tally.hit('fetch', 'one representation for several places');
      }
    }
  }
}

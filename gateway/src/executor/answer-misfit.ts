import type { TypeIndex } from '../supergraph/type-index';
import { type SubgraphAnswer, TransportError } from '../transport/subgraph-transport';
import type { EntityGroup, GatheredGroup } from './entity-group';
import { isPlace } from './places';
import type { Place } from './run';

/**
 * Why the entities of an answer cannot be used; null when they can. One too few, or one of another type, and nobody
 * knows any more which is whose: then none is used. An answer with errors may lack them all.
 */
export function entityMisfit(
  groups: readonly EntityGroup[],
  gathered: readonly GatheredGroup[],
  { data, errors }: SubgraphAnswer,
  types: TypeIndex,
): TransportError | null {
  for (const [index, { alias }] of groups.entries()) {
    const entities = data?.[alias];
    const representations = gathered[index]?.representations ?? [];
    if (!Array.isArray(entities)) {
      if (errors?.length) continue;
      return bad('the answer has no list of entities');
    }
    if (entities.length !== representations.length) {
      return bad('the answer does not have one entity per representation');
    }
    if (!entities.every((entity, i) => isOf(entity, representations[i], types))) {
      return bad('an entity is not of the type it was asked by');
    }
  }
  return null;
}

/** Whether an entity can be what a representation names. Interface objects go by the interface's name, at either end. */
function isOf(entity: unknown, representation: Place | undefined, types: TypeIndex): boolean {
  if (entity === null) return true;
  if (!isPlace(entity)) return false;
  const typename = entity['__typename'];
  const named = representation?.['__typename'];
  if (typename === named || typename === undefined || typeof named !== 'string') return true;
  if (typeof typename !== 'string') return false;
  return types.matches(named, typename) || types.matches(typename, named);
}

/** The root fields that an answer without errors does not have; one that is null is there. */
export function missingRootKeys(
  keys: readonly string[],
  { data, errors }: SubgraphAnswer,
): readonly string[] {
  return data && !errors?.length ? keys.filter((key) => data[key] === undefined) : [];
}

/** Why a root field is missing. */
export function rootMisfit(): TransportError {
  return bad('the answer lacks a field that was asked');
}

function bad(reason: string): TransportError {
  return new TransportError('SUBGRAPH_BAD_RESPONSE', reason);
}

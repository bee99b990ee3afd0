import type { Shape } from '../plan/selection-shape';
import type { SubgraphAnswer } from '../transport/subgraph-transport';
import type { EntityGroup, GatheredGroup } from './entity-group';
import { clientPath, recordSubgraphError } from './fetch-errors';
import { foreseenError } from './foreseen-error';
import type { Run } from './run';

interface EntityFetchView {
  readonly service: string;
  readonly asked: Shape;
  readonly groups: readonly EntityGroup[];
}

/**
 * Records a subgraph's errors about entities. The subgraph says `_entities, 3, name`; the client learns of
 * every place in its own answer that the fourth representation served.
 */
export function recordEntityErrors(
  run: Run,
  { service, asked, groups }: EntityFetchView,
  gathered: readonly GatheredGroup[],
  answer: SubgraphAnswer,
): void {
  // A page of objects can have an error for each: the places of all are found together, when there is one.
  const located = groups.map((group, i) => once(() => gathered[i] && group.locate(run, gathered[i])));
  const besides = [-1, ...groups.keys()].map((at) => once(() => firstPlace(run, groups, gathered, at)));
  for (const told of answer.errors ?? []) {
    const error = foreseenError(told, run.context.language);
    const [alias, index, ...rest] = error.path ?? [];
    const at = groups.findIndex((group) => group.alias === alias);
    if (at >= 0 && typeof index === 'number') {
      const entities = answer.data?.[String(alias)];
      const lost = Array.isArray(entities) && (entities[index] === null || entities[index] === undefined);
      for (const { path } of located[at]?.()?.get(index) ?? []) {
        if (lost) run.failedPlaces.push(path);
        recordSubgraphError(run, service, error, clientPath([...path, ...rest], asked));
      }
      continue;
    }
    recordSubgraphError(run, service, error, clientPath(besides[at + 1]?.() ?? [], asked));
    run.failedPaths.push(...groups.flatMap(({ fieldPaths }) => fieldPaths));
  }
}

/** Where an error stands that is about no one entity: at the first object of the field it names, else of all. */
function firstPlace(
  run: Run,
  groups: readonly EntityGroup[],
  gathered: readonly GatheredGroup[],
  at: number,
): readonly (string | number)[] | undefined {
  const own = groups[at]?.firstPlace(run, gathered[at]);
  return (
    own ?? groups.map((group, i) => group.firstPlace(run, gathered[i])).find((path) => path !== undefined)
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

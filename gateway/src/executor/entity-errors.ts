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
  for (const told of answer.errors ?? []) {
    const error = foreseenError(told, run.context.language);
    const [alias, index, ...rest] = error.path ?? [];
    const at = groups.findIndex((group) => group.alias === alias);
    const group = groups[at];
    const places = gathered[at];
    if (group && places && typeof index === 'number') {
      const entities = answer.data?.[group.alias];
      const lost = Array.isArray(entities) && (entities[index] === null || entities[index] === undefined);
      for (const { path } of group.locate(run, places, index)) {
        if (lost) run.failedPlaces.push(path);
        recordSubgraphError(run, service, error, clientPath([...path, ...rest], asked));
      }
      continue;
    }
    const first = groups
      .map((each, i) => each.firstPlace(run, gathered[i]))
      .find((path) => path !== undefined);
    recordSubgraphError(run, service, error, clientPath(first ?? [], asked));
    run.failedPaths.push(...groups.flatMap(({ fieldPaths }) => fieldPaths));
  }
}

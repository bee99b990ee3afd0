import type { Shape } from '../plan/selection-shape';
import type { SubgraphError } from '../transport/subgraph-transport';
import type { EntityGroup, GatheredGroup } from './entity-group';
import { clientPath, recordSubgraphError } from './fetch-errors';
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
  errors: readonly SubgraphError[],
): void {
  for (const error of errors) {
    const [alias, index, ...rest] = error.path ?? [];
    const at = groups.findIndex((group) => group.alias === alias);
    const group = groups[at];
    const places = gathered[at];
    if (group && places && typeof index === 'number') {
      for (const { path } of group.locate(run, places, index)) {
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

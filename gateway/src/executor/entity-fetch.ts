import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
} from '@graphql-hive/router-query-planner';
import { shapeOf } from '../plan/selection-shape';
import { type SubgraphAnswer, TransportError } from '../transport/subgraph-transport';
import { entityMisfit } from './answer-misfit';
import { type GatheredGroup, compileEntityGroup } from './entity-group';
import { recordEntityErrors } from './entity-errors';
import { recordFailure } from './fetch-errors';
import type { PlanEnvironment } from './plan-environment';
import type { Run, Step } from './run';
import { compileSend, pickVariables, targetOf } from './send-fetch';

/** Compiles a fetch of entities for the objects at one path. */
export function compileEntityFetch(
  node: FetchNode,
  path: FlattenNodePathSegment[],
  environment: PlanEnvironment,
): Step {
  const group: EntityBatchAlias = {
    alias: '_entities',
    representationsVariableName: 'representations',
    paths: [path],
    requires: node.requires ?? [],
    ...(node.inputRewrites ? { inputRewrites: node.inputRewrites } : {}),
    ...(node.outputRewrites ? { outputRewrites: node.outputRewrites } : {}),
  };
  return compileGroups(node, [group], environment);
}

/** Compiles a fetch of several kinds of entities from one subgraph at once. */
export function compileBatchFetch(node: BatchFetchNode, environment: PlanEnvironment): Step {
  return compileGroups(node, node.entityBatch.aliases, environment);
}

function compileGroups(
  node: FetchNode | BatchFetchNode,
  aliases: readonly EntityBatchAlias[],
  environment: PlanEnvironment,
): Step {
  const target = targetOf(node);
  const shape = shapeOf(target.document.document);
  const groups = aliases.map((alias) => compileEntityGroup(alias, shape[alias.alias] ?? {}, environment));
  const send = compileSend(target, environment.transportOf(target.service));

  return (run) => {
    const gathered = groups.map((group) => group.gather(run));
    if (gathered.every(({ representations }) => representations.length === 0)) return undefined;
    const variables = pickVariables(run, node.variableUsages);
    groups.forEach((group, index) => {
      variables[group.variable] = gathered[index]?.representations ?? [];
    });
    return send(run, variables).then((answer) => finish(run, gathered, answer));
  };

  function finish(
    run: Run,
    gathered: readonly GatheredGroup[],
    answer: SubgraphAnswer | TransportError,
  ): void {
    const fault =
      answer instanceof TransportError ? answer : entityMisfit(groups, gathered, answer, environment.types);
    if (fault) {
      recordFailure(run, target.service, fault, firstPlace(run, gathered));
      failPaths(run);
      return;
    }
    if (answer instanceof TransportError) return;
    if (answer.errors?.length) {
      recordEntityErrors(
        run,
        { service: target.service, asked: environment.asked, groups },
        gathered,
        answer,
      );
    }
    groups.forEach((group, index) => {
      const entities = answer.data?.[group.alias];
      const places = gathered[index];
      if (Array.isArray(entities) && places) group.scatter(run, places, entities);
      else failPaths(run);
    });
  }

  function firstPlace(run: Run, gathered: readonly GatheredGroup[]): readonly (string | number)[] {
    return (
      groups
        .map((group, index) => group.firstPlace(run, gathered[index]))
        .find((path) => path !== undefined) ?? []
    );
  }

  function failPaths(run: Run): void {
    for (const group of groups) run.failedPaths.push(...group.fieldPaths);
  }
}

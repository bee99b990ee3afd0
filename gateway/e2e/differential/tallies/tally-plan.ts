import type { PlanNode, QueryPlan, RequiresSelection } from '@graphql-hive/router-query-planner';
import type { Tally } from './tally';

/** Counts the nodes of a plan, by kind and by what is particular about them. */
export function tallyPlan(tally: Tally, { node }: QueryPlan, keys: ReadonlyMap<string, string>): void {
  if (node) tallyNode(tally, node, keys);
}

function tallyNode(tally: Tally, node: PlanNode, keys: ReadonlyMap<string, string>): void {
  const hit = (what: string): void => tally.hit('plan', what);
  hit(node.kind);
  if (node.kind === 'Sequence' || node.kind === 'Parallel') {
    for (const inner of node.nodes) tallyNode(tally, inner, keys);
  } else if (node.kind === 'Flatten') {
    tallyPath(hit, node.path);
    tallyNode(tally, node.node, keys);
  } else if (node.kind === 'Fetch') {
    if (node.operationKind === 'mutation') hit('Fetch of a mutation');
    if (node.requires) {
      hit('Fetch of entities');
      if (node.variableUsages?.length) hit('Fetch of entities with variables of the client');
      if (requiresMore(node.requires, keys)) hit('Fetch with @requires');
    } else hit('Fetch of root fields');
    if (node.outputRewrites?.length) hit('rewrite of an answer');
    if (node.inputRewrites?.length) hit('rewrite of a representation');
  } else if (node.kind === 'BatchFetch') {
    const { aliases } = node.entityBatch;
    if (aliases.length > 1) hit('BatchFetch of several kinds');
    if (aliases.some(({ paths }) => paths.length > 1)) hit('BatchFetch for several paths');
    for (const { paths, requires, outputRewrites } of aliases) {
      for (const path of paths) tallyPath(hit, path);
      if (requiresMore(requires, keys)) hit('Fetch with @requires');
      if (outputRewrites?.length) hit('rewrite of an answer');
    }
  }
}

function tallyPath(hit: (what: string) => void, path: readonly unknown[]): void {
  if (path.includes('@')) hit('path through a list');
  const isCondition = (segment: unknown): boolean =>
    typeof segment === 'object' && segment !== null && 'TypeCondition' in segment;
  if (path.some(isCondition)) hit('path with a type condition');
}

/** Whether a representation has more than the entity's key. */
function requiresMore(requires: readonly RequiresSelection[], keys: ReadonlyMap<string, string>): boolean {
  return requires.some(
    (node) =>
      node.kind === 'InlineFragment' &&
      node.selections.some(
        (field) =>
          field.kind === 'Field' &&
          field.name !== '__typename' &&
          field.name !== keys.get(node.typeCondition),
      ),
  );
}

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { shapeOf } from './selection-shape';

/** An operation in parts: what subgraphs answer and what the gateway knows by itself. */
export interface SplitOperation {
  /**
   * For the planner, to be run one after the other: the whole of a query, each root field of a mutation. None
   * when nothing is asked of a subgraph.
   */
  readonly data: readonly DocumentNode[];
  /** The __schema and __type fields; null when there are none. */
  readonly introspection: DocumentNode | null;
}

type Keep = (node: FieldNode) => boolean;

const isIntrospection: Keep = ({ name }) => name.value === '__schema' || name.value === '__type';
const isData: Keep = ({ name }) => !name.value.startsWith('__');

/**
 * Splits a validated operation. The planner knows no introspection (it would bring the process down) and needs
 * no root __typename, so it sees neither. Its plan of a mutation runs the next field while the answer of the
 * one before is still being completed; planned one by one, each is finished before the next begins.
 */
export function splitOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
): SplitOperation {
  const rootType = schema.getRootType(operation.operation)?.name ?? '';
  const part = (keep: Keep): DocumentNode | null => {
    const fragments = rootFragments(document, rootType, keep);
    const selectionSet = keptOf(operation.selectionSet, keep, fragments);
    if (selectionSet === null) return null;
    const others = document.definitions.filter(
      (node): node is FragmentDefinitionNode =>
        node.kind === Kind.FRAGMENT_DEFINITION && !fragments.has(node.name.value),
    );
    const kept = [...fragments.values()].filter((node): node is FragmentDefinitionNode => node !== null);
    return {
      kind: Kind.DOCUMENT,
      definitions: [{ ...operation, selectionSet }, ...kept, ...others],
    };
  };
  const data = part(isData);
  return {
    data: data === null ? [] : operation.operation === 'mutation' ? eachRootField(data, part) : [data],
    introspection: part(isIntrospection),
  };
}

function eachRootField(data: DocumentNode, part: (keep: Keep) => DocumentNode | null): DocumentNode[] {
  return Object.keys(shapeOf(data)).flatMap(
    (key) => part((node) => isData(node) && (node.alias ?? node.name).value === key) ?? [],
  );
}

/** The fragments on the root type, reduced to what is kept; null for one of which nothing is left. */
function rootFragments(
  document: DocumentNode,
  rootType: string,
  keep: Keep,
): Map<string, FragmentDefinitionNode | null> {
  const sources = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION && node.typeCondition.name.value === rootType) {
      sources.set(node.name.value, node);
    }
  }
  const reduced = new Map<string, FragmentDefinitionNode | null>();
  const reduce = (node: FragmentDefinitionNode): void => {
    if (reduced.has(node.name.value)) return;
    // What it spreads comes first; validation has refused cycles.
    for (const name of spreadsOf(node.selectionSet)) {
      const inner = sources.get(name);
      if (inner) reduce(inner);
    }
    const selectionSet = keptOf(node.selectionSet, keep, reduced);
    reduced.set(node.name.value, selectionSet && { ...node, selectionSet });
  };
  for (const node of sources.values()) reduce(node);
  return reduced;
}

function spreadsOf(set: SelectionSetNode): string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node.name.value];
    return node.kind === Kind.INLINE_FRAGMENT ? spreadsOf(node.selectionSet) : [];
  });
}

function keptOf(
  set: SelectionSetNode,
  keep: Keep,
  fragments: ReadonlyMap<string, FragmentDefinitionNode | null>,
): SelectionSetNode | null {
  const selections = set.selections.flatMap((node): SelectionNode[] => {
    switch (node.kind) {
      case Kind.FIELD:
        return keep(node) ? [node] : [];
      case Kind.FRAGMENT_SPREAD:
        return fragments.get(node.name.value) === null ? [] : [node];
      case Kind.INLINE_FRAGMENT: {
        const selectionSet = keptOf(node.selectionSet, keep, fragments);
        return selectionSet === null ? [] : [{ ...node, selectionSet }];
      }
    }
  });
  return selections.length === 0 ? null : { kind: Kind.SELECTION_SET, selections };
}

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { TypeIndex } from '../supergraph/type-index';
import { fetchedKey } from './client-keys';

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/**
 * The document as the planner gets it: aliases that would meet a key field are moved aside, and where a client
 * asks a type's name it is asked plainly, under no alias and no condition. The planner takes an aliased
 * __typename for the one that it needs itself; it adds its own where only fragments need it. Where fragments in fragments hold
 * all that is asked, they may exclude each other, and for nothing at all the planner has no plan: the name is asked there too.
 */
export function planningDocument(document: DocumentNode, types: TypeIndex): DocumentNode {
  const fragments = fragmentsOf(document);
  return visit(document, {
    Field: {
      leave(node) {
        if (node.name.value === '__typename') return typename;
        const key = fetchedKey(node, types);
        const { alias: _, ...unaliased } = node;
        const renamed =
          key === node.name.value ? unaliased : { ...unaliased, alias: { kind: Kind.NAME, value: key } };
        const set = node.selectionSet;
        const asksType = set && (asksTypename(set, fragments) || isBuried(set, fragments));
        return asksType
          ? { ...renamed, selectionSet: { ...set, selections: [typename, ...set.selections] } }
          : renamed;
      },
    },
  });
}

/** Whether the type's name is asked anywhere in the selections on one object. */
function asksTypename(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): boolean {
  return set.selections.some((node) => {
    if (node.kind === Kind.FIELD) return node.name.value === '__typename';
    const inner = insideOf(node, fragments);
    return inner !== undefined && asksTypename(inner, fragments);
  });
}

/** Whether each field is inside of two fragments at least. */
function isBuried(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): boolean {
  return set.selections.every(
    (node) =>
      node.kind !== Kind.FIELD &&
      insideOf(node, fragments)?.selections.every(({ kind }) => kind !== Kind.FIELD),
  );
}

function insideOf(
  node: Exclude<SelectionNode, FieldNode>,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectionSetNode | undefined {
  return node.kind === Kind.INLINE_FRAGMENT
    ? node.selectionSet
    : fragments.get(node.name.value)?.selectionSet;
}

/** The fragments of a document by name. */
export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  return fragments;
}

import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql';

/**
 * The response keys that a fetch's operation can bring, each with the keys below it, or null for a leaf.
 * Told apart because objects are merged and leaves, even when they are JSON objects, are replaced.
 */
export interface Shape {
  [responseKey: string]: Shape | null;
}

/** The shape of a whole operation, type conditions and directives ignored. */
export function shapeOf(document: DocumentNode): Shape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const shape = emptyShape();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  for (const node of document.definitions) {
    if (node.kind === Kind.OPERATION_DEFINITION) addSelections(shape, node.selectionSet, fragments);
  }
  return shape;
}

export function emptyShape(): Shape {
  // Without a prototype: response keys are names that others choose.
  return Object.create(null) as Shape;
}

function addSelections(
  shape: Shape,
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): void {
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      if (node.selectionSet) addSelections((shape[key] ??= emptyShape()), node.selectionSet, fragments);
      else shape[key] ??= null;
    } else {
      const inner =
        node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
      if (inner) addSelections(shape, inner, fragments);
    }
  }
}

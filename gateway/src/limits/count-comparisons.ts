import {
  type DefinitionNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf } from '../plan/planning-document';

/**
 * How much the validator must compare: each pair of fields that go by one name at one place, and every value in their
 * arguments. It grows with the square of the document. Fragments are written out here, so the document's selections
 * must be within their limit.
 */
export function countComparisons(document: DocumentNode): number {
  const scope: Scope = { fragments: fragmentsOf(document), values: new Map() };
  return document.definitions.reduce((sum, node) => sum + comparisonsIn(setsOf(node), scope), 0);
}

interface Scope {
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Values in the arguments of a field, counted once however often a fragment repeats it. */
  readonly values: Map<FieldNode, number>;
}

function setsOf(node: DefinitionNode): SelectionSetNode[] {
  const isExecutable = node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION;
  return isExecutable ? [node.selectionSet] : [];
}

/** In selection sets that are one in the answer, and in everything below them. */
function comparisonsIn(sets: readonly SelectionSetNode[], scope: Scope): number {
  const fields = new Map<string, FieldNode[]>();
  for (const set of sets) collect(set, scope, fields);
  let count = 0;
  for (const nodes of fields.values()) {
    const others = nodes.length - 1;
    const values = nodes.reduce((sum, node) => sum + valuesOf(node, scope), 0);
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    count += others * (nodes.length / 2 + values) + comparisonsIn(below, scope);
  }
  return count;
}

function collect({ selections }: SelectionSetNode, scope: Scope, fields: Map<string, FieldNode[]>): void {
  for (const node of selections) {
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value;
      const known = fields.get(name);
      if (known) known.push(node);
      else fields.set(name, [node]);
      continue;
    }
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments.get(node.name.value);
    if (inner) collect(inner.selectionSet, scope, fields);
  }
}

function valuesOf(node: FieldNode, { values }: Scope): number {
  const known = values.get(node);
  if (known !== undefined) return known;
  const count = (node.arguments ?? []).reduce((sum, { value }) => sum + countValues(value), 0);
  values.set(node, count);
  return count;
}

function countValues(node: ValueNode): number {
  const inner =
    node.kind === Kind.LIST
      ? node.values
      : node.kind === Kind.OBJECT
        ? node.fields.map(({ value }) => value)
        : [];
  return inner.reduce((sum, value) => sum + countValues(value), 1);
}

import { HubError } from '@banenbrug/service-common';
import { type FragmentDefinitionNode, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

/** How large a selection set is with every fragment written out. */
export interface Extent {
  /** Fields inside each other. */
  readonly depth: number;
  /** Selection sets inside each other. */
  readonly nesting: number;
  readonly selections: number;
  readonly aliases: number;
  /** Fields of the object itself. */
  readonly fields: number;
}

const nothing: Extent = { depth: 0, nesting: 0, selections: 0, aliases: 0, fields: 0 };

/** A bomb of fragments doubles with each; beyond this, counting on says nothing. */
const countedTo = 1_000_000_000;

const sum = (a: number, b: number): number => Math.min(a + b, countedTo);

const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

/**
 * Measures selections in time linear in the document: each fragment is measured once and never written out.
 * What introspection nests is not in `depth`: the standard query is deeper than any question about data.
 */
export function measureSelections(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (set: SelectionSetNode) => Extent {
  const measured = new Map<string, Extent | 'being measured'>();

  const extentOfFragment = (name: string): Extent => {
    const known = measured.get(name);
    if (known === 'being measured') throw new HubError('FRAGMENT_CYCLE');
    if (known) return known;
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    measured.set(name, 'being measured');
    const extent = extentOf(fragment.selectionSet);
    measured.set(name, extent);
    return extent;
  };

  const extentOfSelection = (node: SelectionNode): Extent => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return counted(extentOfFragment(node.name.value));
    if (node.kind === Kind.INLINE_FRAGMENT) return counted(extentOf(node.selectionSet));
    const inner = node.selectionSet ? extentOf(node.selectionSet) : nothing;
    return {
      depth: isIntrospection(node.name.value) ? 1 : 1 + inner.depth,
      nesting: inner.nesting,
      selections: sum(1, inner.selections),
      aliases: sum(node.alias ? 1 : 0, inner.aliases),
      fields: 1,
    };
  };

  const extentOf = (set: SelectionSetNode): Extent => {
    const whole = set.selections.map(extentOfSelection).reduce(together, nothing);
    return { ...whole, nesting: 1 + whole.nesting };
  };
  return extentOf;
}

/** A fragment is a selection itself: it costs the validator and the planner a visit. */
function counted(inner: Extent): Extent {
  return { ...inner, selections: sum(1, inner.selections) };
}

function together(a: Extent, b: Extent): Extent {
  return {
    depth: Math.max(a.depth, b.depth),
    nesting: Math.max(a.nesting, b.nesting),
    selections: sum(a.selections, b.selections),
    aliases: sum(a.aliases, b.aliases),
    fields: sum(a.fields, b.fields),
  };
}

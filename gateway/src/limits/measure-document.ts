import { type DocumentNode, Kind, visit } from 'graphql';
import { fragmentsOf } from '../plan/planning-document';
import { type Extent, measureSelections } from './measure-selections';

/** How large a document is. */
export interface DocumentMeasures {
  readonly operations: readonly Extent[];
  /** A fragment that nothing spreads still costs the validator its time. */
  readonly fragments: readonly Extent[];
  readonly directives: number;
  /** Items of the longest list that is written in the document. */
  readonly listItems: number;
  readonly asksSchema: boolean;
  readonly hasReservedVariable: boolean;
}

/**
 * Measures a parsed document in one walk.
 * @throws HubError FRAGMENT_CYCLE
 */
export function measureDocument(document: DocumentNode): DocumentMeasures {
  const extentOf = measureSelections(fragmentsOf(document));
  const operations: Extent[] = [];
  const fragments: Extent[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(extentOf(definition.selectionSet));
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.push(extentOf(definition.selectionSet));
  }
  return { operations, fragments, ...countNodes(document) };
}

function countNodes(
  document: DocumentNode,
): Pick<DocumentMeasures, 'directives' | 'listItems' | 'asksSchema' | 'hasReservedVariable'> {
  let directives = 0;
  let listItems = 0;
  let asksSchema = false;
  let hasReservedVariable = false;
  visit(document, {
    Directive() {
      directives += 1;
    },
    ListValue({ values }) {
      listItems = Math.max(listItems, values.length);
    },
    Field({ name }) {
      asksSchema ||= name.value === '__schema' || name.value === '__type';
    },
    VariableDefinition({ variable }) {
      hasReservedVariable ||= variable.name.value.startsWith('__');
    },
  });
  return { directives, listItems, asksSchema, hasReservedVariable };
}

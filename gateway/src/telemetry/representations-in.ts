import { Kind } from 'graphql';
import type { FetchDocument } from '../transport/subgraph-transport';

const variablesOf = new WeakMap<FetchDocument, readonly string[]>();

/** How many entities a fetch asks for; null when it asks root fields. */
export function representationsIn(
  document: FetchDocument,
  variables: Readonly<Record<string, unknown>>,
): number | null {
  let names = variablesOf.get(document);
  if (names === undefined) {
    names = representationVariables(document);
    variablesOf.set(document, names);
  }
  if (names.length === 0) return null;
  return names.reduce((sum, name) => {
    const sent = variables[name];
    return sum + (Array.isArray(sent) ? sent.length : 0);
  }, 0);
}

/** The variables that stand in the `representations` of `_entities`. */
function representationVariables({ document }: FetchDocument): string[] {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  return operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value === '_entities'
      ? (selection.arguments ?? []).flatMap(({ value }) =>
          value.kind === Kind.VARIABLE ? value.name.value : [],
        )
      : [],
  );
}

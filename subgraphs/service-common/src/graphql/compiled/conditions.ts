import {
  type DirectiveNode,
  type DocumentNode,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type SelectionSetNode,
} from 'graphql';

const conditional = new Set([GraphQLSkipDirective.name, GraphQLIncludeDirective.name]);

/** The names of the variables that any @skip or @include of a document asks for. */
export function conditionVariables({ definitions }: DocumentNode): readonly string[] {
  const names = new Set<string>();
  for (const node of definitions) if ('selectionSet' in node) lookIn(node.selectionSet);
  return [...names];

  function lookIn({ selections }: SelectionSetNode): void {
    for (const node of selections) {
      for (const directive of node.directives ?? []) for (const name of askedBy(directive)) names.add(name);
      if ('selectionSet' in node && node.selectionSet) lookIn(node.selectionSet);
    }
  }
}

function askedBy({ name, arguments: values = [] }: DirectiveNode): string[] {
  if (!conditional.has(name.value)) return [];
  return values.flatMap(({ value }) => (value.kind === Kind.VARIABLE ? [value.name.value] : []));
}

/**
 * The values of these variables as a key, a letter for each. Null when one of them is neither true nor false, which is an
 * error of each field that asks.
 */
export function conditionKey(
  names: readonly string[],
  variables: Readonly<Record<string, unknown>>,
): string | null {
  let key = '';
  for (const name of names) {
    const value = variables[name];
    if (typeof value !== 'boolean') return null;
    key += value ? 't' : 'f';
  }
  return key;
}

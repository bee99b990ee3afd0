import {
  type ASTNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql';

/** The variables that @skip and @include of an operation look at. */
export function conditionVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      const value = conditionOf(node);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** The document as it is when the variables of its conditions have these values: no condition is left. */
export function withFixedConditions(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): DocumentNode {
  const takesPart = (directive: DirectiveNode): boolean => {
    const value = conditionOf(directive);
    if (value === undefined) return true;
    const given =
      value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.BOOLEAN && value.value;
    return (given === true) === (directive.name.value === 'include');
  };
  return visit(document, {
    SelectionSet: (node) => {
      const selections = node.selections.filter(({ directives = [] }) => directives.every(takesPart));
      // A selection set may not be empty, and a type's name costs nothing.
      return { ...node, selections: selections.length > 0 ? selections : [typename] };
    },
    Directive: (node) => (conditionOf(node) === undefined ? undefined : null),
  });
}

/** The same operation in a changed document. */
export function operationIn(
  document: DocumentNode,
  { name }: OperationDefinitionNode,
): OperationDefinitionNode {
  const found = document.definitions.find(
    (node: ASTNode): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION && node.name?.value === name?.value,
  );
  if (!found) throw new Error('The operation is not in its document.');
  return found;
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

function conditionOf({ name, arguments: given = [] }: DirectiveNode): DirectiveValue | undefined {
  if (name.value !== 'skip' && name.value !== 'include') return undefined;
  return given.find((argument) => argument.name.value === 'if')?.value;
}

type DirectiveValue = NonNullable<DirectiveNode['arguments']>[number]['value'];

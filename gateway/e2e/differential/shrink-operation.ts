import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  validate,
  visit,
} from 'graphql';
import type { RandomOperation } from '../federation/random-operation';

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/** What can be taken away: selections, conditions, arguments. */
const removable: ReadonlySet<string> = new Set([
  Kind.FIELD,
  Kind.INLINE_FRAGMENT,
  Kind.FRAGMENT_SPREAD,
  Kind.DIRECTIVE,
  Kind.ARGUMENT,
]);

/** The smallest operation found, by taking parts away one by one, of which the predicate still holds. */
export async function shrinkOperation(
  schema: GraphQLSchema,
  operation: RandomOperation,
  holds: (smaller: RandomOperation) => Promise<boolean>,
): Promise<RandomOperation> {
  let smallest = { ...operation, query: print(parse(operation.query)) };
  for (let index = 0; ; ) {
    const document = without(parse(smallest.query), index);
    if (document === null) return smallest;
    const smaller = { ...smallest, query: print(tidied(document)) };
    const isSmaller = smaller.query.length < smallest.query.length;
    const isValid =
      isSmaller && validate(schema, parse(smaller.query), undefined, { maxErrors: 1 }).length === 0;
    if (isValid && (await holds(smaller))) smallest = smaller;
    else index += 1;
  }
}

/** The document without its n-th removable part; null when it has no so many. */
function without(document: DocumentNode, n: number): DocumentNode | null {
  let seen = 0;
  const reduced = visit(document, {
    enter(node: ASTNode) {
      if (!removable.has(node.kind)) return undefined;
      seen += 1;
      return seen === n + 1 ? null : undefined;
    },
    SelectionSet: {
      leave: (node) => (node.selections.length === 0 ? { ...node, selections: [typename] } : undefined),
    },
  });
  return seen > n ? reduced : null;
}

/** Without variables and fragments that nothing uses any more. */
function tidied(document: DocumentNode): DocumentNode {
  for (let current = document; ; ) {
    const used = new Set<string>();
    visit(current, {
      FragmentSpread: ({ name }) => void used.add(`...${name.value}`),
      VariableDefinition: () => false,
      Variable: ({ name }) => void used.add(`$${name.value}`),
    });
    const next = visit(current, {
      FragmentDefinition: ({ name }) => (used.has(`...${name.value}`) ? undefined : null),
      VariableDefinition: ({ variable }) => (used.has(`$${variable.name.value}`) ? undefined : null),
    });
    if (print(next) === print(current)) return next;
    current = next;
  }
}

import {
  type ConstDirectiveNode,
  type DocumentNode,
  Kind,
  isTypeDefinitionNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';

/** What `@cacheControl` says at one place of the schema. */
export interface CacheHint {
  /** In seconds; null: not said. */
  readonly maxAge: number | null;
  /** Whether the answer depends on who asks. */
  readonly isPrivate: boolean;
  /** Whether an object is as fresh as what it stands in. */
  readonly inheritsMaxAge: boolean;
}

/** The `@cacheControl` of a supergraph. */
export interface CacheHints {
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, CacheHint>;
  /** By the name of an object, interface or union. */
  readonly types: ReadonlyMap<string, CacheHint>;
}

const directiveName = 'cacheControl';
const scopeName = 'CacheControlScope';

/** Reads the hints of a parsed supergraph. Where several subgraphs say something of one field, the strictest counts. */
export function readCacheHints(supergraph: DocumentNode): CacheHints {
  const fields = new Map<string, CacheHint>();
  const types = new Map<string, CacheHint>();
  for (const definition of supergraph.definitions) {
    if (!isTypeDefinitionNode(definition)) continue;
    keep(types, definition.name.value, definition.directives);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      keep(fields, `${definition.name.value}.${field.name.value}`, field.directives);
    }
  }
  return { fields, types };
}

/** The same document without the hints: clients see nothing of them. */
export function withoutCacheHints(document: DocumentNode): DocumentNode {
  return visit(document, {
    Directive: ({ name }) => (name.value === directiveName ? null : undefined),
    DirectiveDefinition: ({ name }) => (name.value === directiveName ? null : undefined),
    EnumTypeDefinition: ({ name }) => (name.value === scopeName ? null : undefined),
  });
}

/** What holds where all of these are said; null when nothing is. */
export function strictest(hints: readonly CacheHint[]): CacheHint | null {
  if (hints.length === 0) return null;
  const ages = hints.flatMap(({ maxAge }) => (maxAge === null ? [] : [maxAge]));
  return {
    maxAge: ages.length > 0 ? Math.min(...ages) : null,
    isPrivate: hints.some(({ isPrivate }) => isPrivate),
    inheritsMaxAge: hints.every(({ inheritsMaxAge }) => inheritsMaxAge),
  };
}

function keep(
  hints: Map<string, CacheHint>,
  place: string,
  directives: readonly ConstDirectiveNode[] = [],
): void {
  const hint = strictest(directives.filter(({ name }) => name.value === directiveName).map(hintOf));
  if (hint) hints.set(place, hint);
}

function hintOf({ arguments: given = [] }: ConstDirectiveNode): CacheHint {
  const value = (key: string): unknown => {
    const found = given.find(({ name }) => name.value === key);
    return found && valueFromASTUntyped(found.value);
  };
  const maxAge = value('maxAge');
  return {
    maxAge: typeof maxAge === 'number' ? Math.max(0, maxAge) : null,
    isPrivate: value('scope') === 'PRIVATE',
    inheritsMaxAge: value('inheritMaxAge') === true,
  };
}

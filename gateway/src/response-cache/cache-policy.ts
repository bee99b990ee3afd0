import {
  type DocumentNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  TypeInfo,
  getNamedType,
  isAbstractType,
  isCompositeType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { findDeniedFields, objectsOf } from '../authorization/denied-fields';
import type { Supergraph } from '../supergraph/read-supergraph';
import { type CacheHint, type CacheHints, strictest } from './cache-hints';

/** How long the answers of one operation may be kept, and whose they are. */
export interface CachePolicy {
  /** In seconds; 0: not at all. */
  readonly maxAge: number;
  /** PUBLIC: the same for everybody. PRIVATE: it depends on who asks, or something of it is kept from some roles. */
  readonly scope: 'PUBLIC' | 'PRIVATE';
}

/** Nothing is kept. */
const never: CachePolicy = { maxAge: 0, scope: 'PRIVATE' };

/**
 * The policy of one operation of a validated document, as Apollo Server makes it: the least `maxAge` of all its fields,
 * PRIVATE when one of them is. A field of the root or one that gives objects has 0 unless it says otherwise, a scalar
 * is as fresh as its object. What `@skip` and `@include` may leave out counts. Only queries have one.
 */
export function cachePolicyOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { publicSchema, accessRules, cacheHints }: Supergraph,
): CachePolicy {
  if (operation.operation !== 'query') return never;
  const denied = findDeniedFields(document, operation, publicSchema, accessRules);
  const policies = policiesOfFields(document, operation, publicSchema, cacheHints);
  return {
    maxAge: Math.min(...policies.map(({ maxAge }) => maxAge)),
    scope:
      policies.some(({ scope }) => scope === 'PRIVATE') ||
      [...denied.values()].some(({ length }) => length > 0)
        ? 'PRIVATE'
        : 'PUBLIC',
  };
}

function policiesOfFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  hints: CacheHints,
): CachePolicy[] {
  const policies: CachePolicy[] = [];
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    // Fragments of other operations can make the policy stricter, never looser.
    OperationDefinition: (node) => (node === operation ? undefined : false),
    Field({ name: { value: field } }) {
      if (field === '__typename') return;
      const parent = info.getParentType();
      const given = info.getType();
      const objects = objectsOf(parent, schema);
      if (!given || objects.length === 0) policies.push(never);
      for (const { name } of given ? objects : []) {
        const own = hints.fields.get(`${name}.${field}`) ?? null;
        const isRoot = name === schema.getQueryType()?.name;
        policies.push(policyOfField(own, getNamedType(given), isRoot, schema, hints));
      }
    },
  });
  visit(document, visitor);
  return policies.length > 0 ? policies : [never];
}

/** A scalar that says nothing is no reason to keep less; a field says more than the type that it gives. */
function policyOfField(
  own: CacheHint | null,
  given: GraphQLNamedType | undefined,
  isRoot: boolean,
  schema: GraphQLSchema,
  hints: CacheHints,
): CachePolicy {
  const ofType = given ? hintOfType(given, schema, hints) : null;
  const inherits = Boolean(own?.inheritsMaxAge || ofType?.inheritsMaxAge) && !isRoot;
  const hasDefault = isRoot || (isCompositeType(given) && !inherits);
  const unsaid = hasDefault ? 0 : Number.POSITIVE_INFINITY;
  return {
    maxAge: own?.maxAge ?? ofType?.maxAge ?? unsaid,
    scope: own?.isPrivate || ofType?.isPrivate ? 'PRIVATE' : 'PUBLIC',
  };
}

/** Of an abstract type what is said of it and of everything that can stand there. */
function hintOfType(type: GraphQLNamedType, schema: GraphQLSchema, { types }: CacheHints): CacheHint | null {
  const all = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
  return strictest(
    all.flatMap(({ name }) => {
      const hint = types.get(name);
      return hint ? [hint] : [];
    }),
  );
}

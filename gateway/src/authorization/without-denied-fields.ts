import {
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  getNamedType,
  isUnionType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { IsDenied } from './access-rules';
import { objectsOf } from './denied-fields';

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;

/**
 * A validated document without the fields that are denied: what is planned. A field of an interface stays for the
 * objects that may have it. Where nothing is left the type's name is asked, which tells whether there is an object,
 * and in a list how many.
 */
export function withoutDeniedFields(
  document: DocumentNode,
  schema: GraphQLSchema,
  isDenied: IsDenied,
): DocumentNode {
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    SelectionSet(node): SelectionSetNode | undefined {
      const parent = types.getParentType();
      if (!parent) return undefined;
      const selections = node.selections.flatMap((selection) =>
        selection.kind === Kind.FIELD ? allowedOf(selection, parent) : [selection],
      );
      return { ...node, selections: selections.length > 0 ? selections : [typename] };
    },
  });
  const allowedOf = (node: FieldNode, parent: GraphQLCompositeType): SelectionNode[] => {
    const objects = objectsOf(parent, schema);
    const allowed = objects.filter(({ name }) => !isDenied(name, node.name.value));
    if (allowed.length === objects.length) return [node];
    return allowed.map((object) => onObject(node, parent, object));
  };
  return visit(document, visitor);
}

/** A field of an interface, for one of its objects only. */
function onObject(
  node: FieldNode,
  parent: GraphQLCompositeType,
  object: GraphQLObjectType,
): InlineFragmentNode {
  const name = node.name.value;
  const given = object.getFields()[name]?.type;
  const declared = isUnionType(parent) ? undefined : parent.getFields()[name]?.type;
  const isNarrower = given && declared && getNamedType(given) !== getNamedType(declared);
  // Selections on the wider type may not stand on the narrower one as they are: fragments on its other objects.
  const field =
    isNarrower && node.selectionSet
      ? { ...node, selectionSet: setOf(fragmentOn(getNamedType(declared).name, node.selectionSet)) }
      : node;
  return fragmentOn(object.name, setOf(field));
}

const setOf = (selection: SelectionNode): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: [selection],
});

const fragmentOn = (type: string, selectionSet: SelectionSetNode): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT,
  typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
  selectionSet,
});

import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';

/** Arguments as GraphQL text, by `Type.field`: for fields that cannot be asked without. */
export type FieldArguments = Readonly<Record<string, string>>;

/** The fields of a type that lead to objects: where an N+1 can hide. */
export function compositeFields(type: GraphQLNamedType | undefined): GraphQLField<unknown, unknown>[] {
  return fieldsOf(type).filter((field) => isCompositeType(getNamedType(field.type)));
}

/** A selection of everything below a type, `depth` objects deep; fields whose arguments are unknown are left out. */
export function selectionOf(
  schema: GraphQLSchema,
  type: GraphQLNamedType,
  depth: number,
  argumentsOf: FieldArguments,
): string {
  if (isUnionType(type)) {
    return schema
      .getPossibleTypes(type)
      .map((member) => `... on ${member.name} { ${selectionOf(schema, member, depth, argumentsOf)} }`)
      .join(' ');
  }
  const fields = fieldsOf(type).flatMap(
    (field) => fieldSelection(schema, type, field, depth, argumentsOf) ?? [],
  );
  return ['__typename', ...fields].join(' ');
}

/** One field with what lies below it; null when it cannot be asked. */
export function fieldSelection(
  schema: GraphQLSchema,
  parent: GraphQLNamedType,
  field: GraphQLField<unknown, unknown>,
  depth: number,
  argumentsOf: FieldArguments,
): string | null {
  const given = argumentsOf[`${parent.name}.${field.name}`];
  if (given === undefined && field.args.some(isRequiredArgument)) return null;
  const asked = given === undefined ? field.name : `${field.name}(${given})`;
  const type = getNamedType(field.type);
  if (!isCompositeType(type)) return asked;
  return depth === 0
    ? `${asked} { __typename }`
    : `${asked} { ${selectionOf(schema, type, depth - 1, argumentsOf)} }`;
}

function fieldsOf(type: GraphQLNamedType | undefined): GraphQLField<unknown, unknown>[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
}

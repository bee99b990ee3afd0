import {
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isAbstractType,
} from 'graphql';

/** How many items the lists of an introspection have, by `Type.field`: what this schema has of them on average. */
export function introspectionSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap());
  const directives = schema.getDirectives();
  const fields = types.flatMap(fieldsOf);
  const mean = (total: number, count: number): number => Math.ceil(total / Math.max(1, count));
  const perType = (count: (type: GraphQLNamedType) => number): number =>
    mean(
      types.reduce((total, type) => total + count(type), 0),
      types.length,
    );
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', directives.length],
    ['__Type.fields', mean(fields.length, types.length)],
    ['__Type.inputFields', perType((type) => (isInputObjectType(type) ? keysOf(type.getFields()) : 0))],
    ['__Type.enumValues', perType((type) => (isEnumType(type) ? type.getValues().length : 0))],
    [
      '__Type.interfaces',
      perType((type) => (isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().length : 0)),
    ],
    [
      '__Type.possibleTypes',
      perType((type) => (isAbstractType(type) ? schema.getPossibleTypes(type).length : 0)),
    ],
    [
      '__Field.args',
      mean(
        fields.reduce((total, { args }) => total + args.length, 0),
        fields.length,
      ),
    ],
    [
      '__Directive.args',
      mean(
        directives.reduce((total, { args }) => total + args.length, 0),
        directives.length,
      ),
    ],
  ]);
}

function fieldsOf(type: GraphQLNamedType) {
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

const keysOf = (value: object): number => Object.keys(value).length;

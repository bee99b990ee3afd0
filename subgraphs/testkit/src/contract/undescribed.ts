import { type GraphQLSchema, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';

/** What federation itself adds to a subgraph's schema. */
const federationTypes = new Set(['_Any', '_Entity', '_Service']);

/** Everything in a schema that has no description, as `Type.field(argument)`. Stubs of other owners' entities may be bare. */
export function undescribed(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__') && !federationTypes.has(name) && !isBuiltIn(name))
    .filter(({ name }) => !['Query', 'Mutation', 'Subscription'].includes(name))
    .flatMap((type) => {
      const missing = type.description || isStub(type.name) ? [] : [type.name];
      if (isEnumType(type)) {
        missing.push(
          ...type.getValues().flatMap((value) => (value.description ? [] : `${type.name}.${value.name}`)),
        );
      }
      if (isInputObjectType(type) || isObjectType(type) || isInterfaceType(type)) {
        missing.push(...fieldsWithout(type.name, type.getFields()));
      }
      return missing;
    })
    .concat(rootFieldsWithout(schema));

  function isStub(name: string): boolean {
    const type = schema.getType(name);
    return isObjectType(type) && 'extensions' in type && type.astNode?.directives?.some(isKey) === true;
  }
}

const isKey = ({ name }: { name: { value: string } }): boolean => name.value === 'key';

const isBuiltIn = (name: string): boolean =>
  [
    'String',
    'Int',
    'Float',
    'Boolean',
    'ID',
    'link__Import',
    'link__Purpose',
    'federation__FieldSet',
  ].includes(name) || /^(link|federation|core)__/.test(name);

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
  readonly args?: readonly Described[];
}

function fieldsWithout(typeName: string, fields: Record<string, Described>): string[] {
  return Object.values(fields).flatMap((field) => {
    if (field.name.startsWith('_')) return [];
    const missing =
      field.description || field.name === 'id' || field.name === 'code' ? [] : [`${typeName}.${field.name}`];
    const args = (field.args ?? []).filter(({ description }) => !description);
    return [...missing, ...args.map(({ name }) => `${typeName}.${field.name}(${name})`)];
  });
}

function rootFieldsWithout(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return roots.flatMap((root) => (root ? fieldsWithout(root.name, root.getFields()) : []));
}

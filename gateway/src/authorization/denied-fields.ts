import { type Role, roles } from '@banenbrug/service-common';
import {
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  TypeInfo,
  isAbstractType,
  isObjectType,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { AccessRules } from './access-rules';

/** What an operation asks that a role may not have: coordinates, sorted. Roles with equal lists can share all else. */
export type DeniedFields = ReadonlyMap<Role, readonly string[]>;

/** Finds the denied fields of one operation of a validated document, for every role at once. */
export function findDeniedFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  rules: AccessRules,
): DeniedFields {
  const asked = new Map<string, readonly [type: string, field: string]>();
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    // Fragments of other operations make at most one variant too many.
    OperationDefinition: (node) => (node === operation ? undefined : false),
    Field({ name: { value: field } }) {
      for (const { name } of objectsOf(types.getParentType(), schema))
        asked.set(`${name}.${field}`, [name, field]);
    },
  });
  visit(document, visitor);
  const coordinates = [...asked].sort(([a], [b]) => (a < b ? -1 : 1));
  const deniedTo = (role: Role): string[] =>
    coordinates.filter(([, [type, field]]) => rules.isDenied(role, type, field)).map(([key]) => key);
  return new Map(roles.map((role) => [role, deniedTo(role)]));
}

/** The objects that selections on a type can be of. */
export function objectsOf(
  type: ReturnType<TypeInfo['getParentType']>,
  schema: GraphQLSchema,
): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

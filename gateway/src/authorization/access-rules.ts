import type { Role } from '@banenbrug/service-common';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type TypeNode,
  isTypeDefinitionNode,
} from 'graphql';
import { type AllowedRoles, allowedRoles, bothOf } from './allowed-roles';

/** Which roles may have which fields, as the supergraph says. */
export interface AccessRules {
  /**
   * Whether a field is kept from a role: by its own rule, by its type's, or by the rule of the type it gives. A field
   * of an interface is when one of the types that can stand there keeps it from the role.
   */
  isDenied(role: Role, type: string, field: string): boolean;
}

/** Whether a field is kept from those an operation is compiled for. */
export type IsDenied = (type: string, field: string) => boolean;

type Fielded = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;
type TypeRules = ReadonlyMap<string, AllowedRoles>;

/**
 * Reads the rules out of a parsed supergraph. Rules stand on objects: what composition writes on an interface sums up
 * its objects, each of which is judged by itself.
 * @throws Error for a rule that cannot be read, or one on an interface that no object of it has
 */
export function readAccessRules(supergraph: DocumentNode): AccessRules {
  const objects = supergraph.definitions.filter((node) => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const interfaces = supergraph.definitions.filter((node) => node.kind === Kind.INTERFACE_TYPE_DEFINITION);
  const ofTypes = readTypeRules(supergraph);
  const ofFields = new Map<string, AllowedRoles>();
  for (const object of objects) {
    for (const field of object.fields ?? []) {
      const rule = bothOf(ruleOf(field), bothOf(ruleIn(ofTypes, object), ruleIn(ofTypes, field)));
      if (rule !== null) ofFields.set(coordinate(object, field), rule);
    }
  }
  for (const node of interfaces) {
    const implementing = objects.filter((object) => implementsIt(object, node));
    for (const field of node.fields ?? []) {
      const rule = implementing
        .map((object) => ofFields.get(coordinate(object, field)) ?? null)
        .reduce(bothOf, null);
      refuseMore(bothOf(ruleOf(field), allowedRoles(node.directives ?? [])), rule, coordinate(node, field));
      if (rule !== null) ofFields.set(coordinate(node, field), rule);
    }
  }
  return {
    isDenied: (role, type, field) => ofFields.get(`${type}.${field}`)?.has(role) === false,
  };
}

/** The rules of what can stand alone: objects, scalars and enums. */
function readTypeRules(supergraph: DocumentNode): TypeRules {
  const rules = new Map<string, AllowedRoles>();
  for (const node of supergraph.definitions) {
    if (!isTypeDefinitionNode(node) || node.kind === Kind.INTERFACE_TYPE_DEFINITION) continue;
    const rule = allowedRoles(node.directives ?? []);
    if (rule !== null) rules.set(node.name.value, rule);
  }
  return rules;
}

function ruleOf({ directives = [] }: FieldDefinitionNode): AllowedRoles | null {
  return allowedRoles(directives);
}

/** The rule of an object, or of the type that a field gives. */
function ruleIn(rules: TypeRules, node: Fielded | FieldDefinitionNode): AllowedRoles | null {
  return rules.get(node.kind === Kind.FIELD_DEFINITION ? namedType(node.type) : node.name.value) ?? null;
}

function refuseMore(written: AllowedRoles | null, enforced: AllowedRoles | null, place: string): void {
  if (written === null) return;
  if (enforced !== null && [...enforced].every((role) => written.has(role))) return;
  throw new Error(
    `The supergraph has a rule on ${place} that none of its objects has. Put the rule on the objects.`,
  );
}

function implementsIt({ interfaces = [] }: ObjectTypeDefinitionNode, node: Fielded): boolean {
  return interfaces.some(({ name }) => name.value === node.name.value);
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

function coordinate(type: Fielded, field: FieldDefinitionNode): string {
  return `${type.name.value}.${field.name.value}`;
}

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type SelectionSetNode,
  isAbstractType,
} from 'graphql';
import { type Condition, both, conditionOf, either } from '../executor/conditions';

/** A selection set and when it takes part. */
export interface GuardedSelections {
  readonly set: SelectionSetNode;
  readonly when: Condition;
}

/** All occurrences of one response key in the selections on one object type. */
export interface CollectedField {
  readonly node: FieldNode;
  readonly when: Condition;
  /** The selections below, each under the condition of its own occurrence. */
  readonly below: readonly GuardedSelections[];
}

/** What selections are collected in. */
export interface SelectionScope {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** A type with fields. An interface stands here for an object whose concrete type nobody asked for. */
export type FieldedType = GraphQLObjectType | GraphQLInterfaceType;

/** Collects fields as the specification says, but once per plan: conditions on variables stay open. */
export function collectFields(
  selections: readonly GuardedSelections[],
  type: FieldedType,
  scope: SelectionScope,
): Map<string, CollectedField> {
  const fields = new Map<string, CollectedField>();
  for (const { set, when } of selections) addSelections(set, when, type, scope, fields);
  return fields;
}

function addSelections(
  set: SelectionSetNode,
  outer: Condition,
  type: FieldedType,
  scope: SelectionScope,
  fields: Map<string, CollectedField>,
): void {
  for (const node of set.selections) {
    const when = both(outer, conditionOf(node.directives));
    if (when === false) continue;
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value;
      const known = fields.get(key);
      const below = node.selectionSet ? [{ set: node.selectionSet, when }] : [];
      fields.set(key, {
        node: known?.node ?? node,
        when: known ? either(known.when, when) : when,
        below: known ? [...known.below, ...below] : below,
      });
      continue;
    }
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments.get(node.name.value);
    if (fragment && applies(fragment.typeCondition?.name.value, type, scope.schema)) {
      addSelections(fragment.selectionSet, when, type, scope, fields);
    }
  }
}

function applies(condition: string | undefined, type: FieldedType, schema: GraphQLSchema): boolean {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
}

/**
 * When the selections on an interface depend on the concrete type of the object: false for never, so that the type
 * may be unknown.
 */
export function typeDependence(
  selections: readonly GuardedSelections[],
  type: GraphQLInterfaceType,
  scope: SelectionScope,
): Condition {
  let dependence: Condition = false;
  const visit = (set: SelectionSetNode, outer: Condition): void => {
    for (const node of set.selections) {
      const when = both(outer, conditionOf(node.directives));
      if (when === false) continue;
      if (node.kind === Kind.FIELD) {
        if (node.name.value === '__typename') dependence = either(dependence, when);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments.get(node.name.value);
      if (!fragment) continue;
      if (applies(fragment.typeCondition?.name.value, type, scope.schema)) visit(fragment.selectionSet, when);
      else dependence = either(dependence, when);
    }
  };
  for (const { set, when } of selections) visit(set, when);
  return dependence;
}

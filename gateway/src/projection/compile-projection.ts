import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { IsDenied } from '../authorization/access-rules';
import { denyField } from '../authorization/deny-field';
import type { Condition } from '../executor/conditions';
import { isPlace } from '../executor/places';
import type { Run } from '../executor/run';
import { fetchedKey } from '../plan/client-keys';
import type { TypeIndex } from '../supergraph/type-index';
import {
  type FieldedType,
  type GuardedSelections,
  type SelectionScope,
  collectFields,
  typeDependence,
} from './collect-fields';
import { type Complete, completeByTypename, completeLeaf, completeList } from './complete-value';

/** What an answer is compiled in. */
export interface ProjectionScope extends SelectionScope {
  readonly types: TypeIndex;
  /** Null when nothing is denied. */
  readonly isDenied: IsDenied | null;
}

interface ProjectedField {
  readonly key: string;
  /** The key under which its value was fetched. */
  readonly source: string;
  readonly when: Condition;
  readonly nonNull: boolean;
  /** Whether the completion may report errors and so needs to know where it is. */
  readonly tracked: boolean;
  readonly complete: Complete;
  /** For errors: Type.field. */
  readonly label: string;
}

/** Writes the client's answer out of the fetched data: its keys, its order, its nulls. */
export type Project = (run: Run) => Record<string, unknown> | null;

/** Compiles the answer's form for one operation. */
export function compileProjection(
  operation: OperationDefinitionNode,
  rootType: GraphQLObjectType,
  scope: ProjectionScope,
): Project {
  const complete = compileObject([{ set: operation.selectionSet, when: null }], rootType, scope);
  return (run) => {
    const data = complete(run.data, run);
    return isPlace(data) ? data : null;
  };
}

function compileObject(
  selections: readonly GuardedSelections[],
  type: FieldedType,
  scope: ProjectionScope,
): Complete {
  const fields = [...collectFields(selections, type, scope)].map(([key, { node, when, below }]) =>
    compileField(key, node, when, below, type, scope),
  );
  return (raw, run) => {
    if (!isPlace(raw)) return null;
    const result: Record<string, unknown> = {};
    for (const { key, source, when, nonNull, tracked, complete, label } of fields) {
      if (when && !when(run.coerced)) continue;
      const fetched = raw[source];
      let value: unknown;
      if (tracked) {
        run.path.push(key);
        value = complete(fetched, run);
        run.path.pop();
      } else value = complete(fetched, run);
      if (value === null && nonNull) {
        if (fetched === null || fetched === undefined)
          run.nulls.push({ path: [...run.path, key], field: label });
        return null;
      }
      result[key] = value;
    }
    return result;
  };
}

function compileField(
  key: string,
  node: FieldNode,
  when: Condition,
  below: readonly GuardedSelections[],
  parent: FieldedType,
  scope: ProjectionScope,
): ProjectedField {
  const name = node.name.value;
  const label = `${parent.name}.${name}`;
  const source = fetchedKey(node, scope.types);
  if (name === '__typename') {
    return { key, source, when, nonNull: false, tracked: false, complete: () => parent.name, label };
  }
  const type = parent.getFields()[name]?.type;
  // What introspection answered already has its final form.
  if (type === undefined)
    return { key, source, when, nonNull: false, tracked: false, complete: (raw) => raw, label };
  if (scope.isDenied?.(parent.name, name)) {
    const complete = denyField(isRootType(parent, scope.schema));
    return { key, source, when, nonNull: isNonNullType(type), tracked: true, complete, label };
  }
  return {
    key,
    source,
    when,
    nonNull: isNonNullType(type),
    tracked: isListType(isNonNullType(type) ? type.ofType : type) || !isPlainLeaf(type),
    complete: compileType(type, below, label, scope),
    label,
  };
}

function isRootType(type: FieldedType, schema: GraphQLSchema): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (root) => root === type,
  );
}

function isPlainLeaf(type: GraphQLOutputType): boolean {
  const named = getNamedType(type);
  return isLeafType(named) && !('getValues' in named);
}

function compileType(
  type: GraphQLOutputType,
  below: readonly GuardedSelections[],
  label: string,
  scope: ProjectionScope,
): Complete {
  if (isNonNullType(type)) return compileType(type.ofType, below, label, scope);
  if (isListType(type)) {
    return completeList(compileType(type.ofType, below, label, scope), isNonNullType(type.ofType), label);
  }
  if (isLeafType(type)) return completeLeaf(type);
  if (isObjectType(type)) return compileObject(below, type, scope);
  const blind = isInterfaceType(type) ? compileUntyped(below, type, scope) : null;
  return completeByTypename(blind, (typename) => {
    const named = scope.schema.getType(typename);
    // An interface object's own name: the concrete type was not asked for, or could not be found out.
    if (isInterfaceType(named)) return blind;
    const possible = isAbstractType(type) && isObjectType(named) && scope.schema.isSubType(type, named);
    return possible ? compileObject(below, named, scope) : null;
  });
}

/** For an object whose concrete type was not asked, or could not be found out: null when the answer depends on it. */
function compileUntyped(
  below: readonly GuardedSelections[],
  type: GraphQLInterfaceType,
  scope: ProjectionScope,
): Complete | null {
  const depends = typeDependence(below, type, scope);
  if (depends === null) return null;
  const complete = compileObject(below, type, scope);
  return (raw, run) => (depends && depends(run.coerced) ? null : complete(raw, run));
}

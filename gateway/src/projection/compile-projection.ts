import {
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLUnionType,
  type OperationDefinitionNode,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
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
import { type Origin, noteMisshapen, noteUnfit } from './unfit-values';
import { writtenOnce } from './written-once';

/** What an answer is compiled in. */
export interface ProjectionScope extends SelectionScope {
  readonly types: TypeIndex;
  /** Null when nothing is denied. */
  readonly isDenied: IsDenied | null;
}

interface ProjectedField {
  readonly key: string;
  /** The key as it is written before the value, of the first field and of any other. */
  readonly names: readonly [first: string, next: string];
  /** The key under which its value was fetched. */
  readonly source: string;
  readonly when: Condition;
  readonly nonNull: boolean;
  /** Whether the completion may report errors and so needs to know where it is. */
  readonly tracked: boolean;
  readonly complete: Complete;
  /** Whether its completion is null for a value of another type, and says nothing. */
  readonly isScalar: boolean;
  readonly origin: Origin;
}

/** Writes the client's answer out of the fetched data, as JSON: its keys, its order, its nulls. */
export type WriteData = (run: Run) => string | null;

/** Compiles the answer's form for one operation. */
export function compileProjection(
  operation: OperationDefinitionNode,
  rootType: GraphQLObjectType,
  scope: ProjectionScope,
): WriteData {
  const complete = compileObject([{ set: operation.selectionSet, when: null }], rootType, scope, null);
  return (run) => complete(run.data, run);
}

/** @param origin the field whose value the object is; null for the root */
function compileObject(
  selections: readonly GuardedSelections[],
  type: FieldedType,
  scope: ProjectionScope,
  origin: Origin | null,
): Complete {
  const fields = [...collectFields(selections, type, scope)].map(([key, { node, when, below }]) =>
    compileField(key, node, when, below, type, scope),
  );
  return (raw, run) => {
    if (!isPlace(raw)) {
      noteMisshapen(run, raw, origin);
      return null;
    }
    let json = '';
    for (const field of fields) {
      const { key, names, source, when, tracked, complete } = field;
      if (when && !when(run.coerced)) continue;
      const fetched = raw[source];
      let value: string | null;
      if (tracked) {
        run.path.push(key);
        value = complete(fetched, run);
        run.path.pop();
      } else value = complete(fetched, run);
      if (value === null && !mayBeNull(field, fetched, run)) return null;
      json += names[json === '' ? 0 : 1] + (value ?? 'null');
    }
    return `{${json}}`;
  };
}

/** Whether a field that came out as null leaves its object standing. Notes what is wrong with the null. */
function mayBeNull({ key, nonNull, isScalar, origin }: ProjectedField, fetched: unknown, run: Run): boolean {
  const isAbsent = fetched === null || fetched === undefined;
  if (isAbsent && nonNull) run.nulls.push({ path: [...run.path, key], field: origin.field });
  if (!isAbsent && isScalar) noteUnfit(run, origin, key);
  return !nonNull;
}

function compileField(
  key: string,
  node: FieldNode,
  when: Condition,
  below: readonly GuardedSelections[],
  parent: FieldedType,
  scope: ProjectionScope,
): ProjectedField {
  const fieldName = node.name.value;
  const origin = {
    field: `${parent.name}.${fieldName}`,
    service: scope.types.ownerOf(parent.name, fieldName),
  };
  const name = `${JSON.stringify(key)}:`;
  const names = [name, `,${name}`] as const;
  const named = { key, names, source: fetchedKey(node, scope.types), when, origin };
  const field = { ...named, nonNull: false, tracked: false, isScalar: false };
  if (fieldName === '__typename') {
    const typename = JSON.stringify(parent.name);
    return { ...field, complete: () => typename };
  }
  const type = parent.getFields()[fieldName]?.type;
  // What introspection answered already has its final form.
  if (type === undefined) return { ...field, complete: (raw) => JSON.stringify(raw) ?? null };
  const nonNull = isNonNullType(type);
  if (scope.isDenied?.(parent.name, fieldName)) {
    return { ...field, nonNull, tracked: true, complete: denyField(isRootType(parent, scope.schema)) };
  }
  const isScalar = isScalarType(getNullableType(type));
  const complete = compileType(type, below, origin, scope);
  return {
    ...field,
    nonNull,
    tracked: !isScalar,
    isScalar,
    complete: isCompositeType(getNamedType(type)) ? writtenOnce(complete) : complete,
  };
}

function isRootType(type: FieldedType, schema: GraphQLSchema): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (root) => root === type,
  );
}

function compileType(
  type: GraphQLOutputType,
  below: readonly GuardedSelections[],
  origin: Origin,
  scope: ProjectionScope,
): Complete {
  if (isNonNullType(type)) return compileType(type.ofType, below, origin, scope);
  if (isListType(type)) {
    const { ofType } = type;
    const complete = compileType(ofType, below, origin, scope);
    const isScalar = isScalarType(getNullableType(ofType));
    return completeList({ complete, nonNull: isNonNullType(ofType), isScalar }, origin);
  }
  if (isLeafType(type)) return completeLeaf(type, origin);
  if (isObjectType(type)) return compileObject(below, type, scope, origin);
  return compileAbstract(type, below, origin, scope);
}

function compileAbstract(
  type: GraphQLInterfaceType | GraphQLUnionType,
  below: readonly GuardedSelections[],
  origin: Origin,
  scope: ProjectionScope,
): Complete {
  const blind = isInterfaceType(type) ? compileUntyped(below, type, scope, origin) : null;
  const completeFor = (typename: string): Complete | null => {
    const named = scope.schema.getType(typename);
    // An interface object's own name: the concrete type was not asked for, or could not be found out.
    if (isInterfaceType(named)) return blind;
    const isPossible = isObjectType(named) && scope.schema.isSubType(type, named);
    return isPossible ? compileObject(below, named, scope, origin) : null;
  };
  return completeByTypename(blind, completeFor, origin);
}

/** For an object whose concrete type was not asked, or could not be found out: null when the answer depends on it. */
function compileUntyped(
  below: readonly GuardedSelections[],
  type: GraphQLInterfaceType,
  scope: ProjectionScope,
  origin: Origin,
): Complete | null {
  const depends = typeDependence(below, type, scope);
  if (depends === null) return null;
  const complete = compileObject(below, type, scope, origin);
  return (raw, run) => (depends && depends(run.coerced) ? null : complete(raw, run));
}

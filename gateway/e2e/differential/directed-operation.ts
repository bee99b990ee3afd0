import { type Role, roles } from '@banenbrug/service-common';
import { readAccessTable } from '@banenbrug/testkit';
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  OperationTypeNode,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { type RandomOperation, documentOf, firstValid } from '../federation/random-operation';
import type { Random } from '../federation/random/random';
import { openScope, type RandomScope } from '../federation/random/random-scope';
import { type AnyField, selectionsOn } from '../federation/random/random-selections';
import { argumentsOf } from '../federation/random/random-values';

/** A way from a root to what chance seldom meets, and a role that may go it. */
export interface Way {
  readonly kind: OperationTypeNode;
  readonly fields: readonly AnyField[];
  readonly role: Role;
}

const table = readAccessTable();

/** A shortest way to each abstract type, by its name, and to each list in which items may be null, by its coordinate. */
export function waysToGoals(schema: GraphQLSchema): Map<string, Way> {
  const ways = new Map<string, Way>();
  for (const kind of [OperationTypeNode.QUERY, OperationTypeNode.MUTATION]) {
    const root = schema.getRootType(kind);
    for (const role of [...roles].reverse()) if (root) walk(root, { kind, fields: [], role }, ways);
  }
  return ways;
}

/** Breadth first, along objects only. */
function walk(root: GraphQLObjectType, start: Way, ways: Map<string, Way>): void {
  const seen = new Set<string>([root.name]);
  let edge: [GraphQLObjectType, Way][] = [[root, start]];
  while (edge.length > 0) {
    const next: typeof edge = [];
    for (const [type, way] of edge) {
      for (const field of Object.values(type.getFields())) {
        const to = getNamedType(field.type);
        const coordinate = `${type.name}.${field.name}`;
        if (table.rows.get(coordinate)?.[way.role] === '–') continue;
        const longer = { ...way, fields: [...way.fields, field] };
        const goal = isAbstractType(to) ? to.name : hasNullableItems(field) ? coordinate : null;
        const known = goal === null ? undefined : ways.get(goal);
        if (goal !== null && (!known || known.fields.length > longer.fields.length)) ways.set(goal, longer);
        if (!isObjectType(to) || seen.has(to.name)) continue;
        seen.add(to.name);
        next.push([to, longer]);
      }
    }
    edge = next;
  }
}

/** Whether a failed item leaves the list of objects whole. */
export function hasNullableItems({ type }: AnyField): boolean {
  const list = getNullableType(type);
  return isListType(list) && !isNonNullType(list.ofType) && isObjectType(list.ofType);
}

/** An operation that goes a way several times, each time with other arguments, and asks whatever stands at its end. */
export function operationAlong(
  schema: GraphQLSchema,
  { kind, fields }: Way,
  random: Random,
): RandomOperation {
  return firstValid(schema, () => {
    const scope = openScope(schema, random, 'A');
    const end = getNamedType(fields.at(-1)?.type);
    const ask = (): string =>
      isCompositeType(end) ? `{ __typename ... ${selectionsOn(end, scope, 1)} }` : '';
    // The planner treats places alike that ask the same.
    const same = random() < 0.5 ? ask() : null;
    const times = Array.from({ length: 4 }, (_, index) => alongOf(fields, scope, `w${index}`, same ?? ask()));
    return documentOf([{ kind, selections: `{ ${times.join(' ')} }`, scope }]);
  });
}

function alongOf(
  [field, ...more]: readonly AnyField[],
  scope: RandomScope,
  key: string,
  end: string,
): string {
  if (!field) return end;
  const below = more.length > 0 ? `{ ${alongOf(more, scope, 'w', end)} }` : end;
  return `${key}: ${field.name}${argumentsOf(field.args, scope)} ${below}`;
}

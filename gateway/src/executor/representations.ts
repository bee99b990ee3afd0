import type { FetchRewrite, RequiresSelection } from '@graphql-hive/router-query-planner';
import type { TypeIndex } from '../supergraph/type-index';
import { isPlace } from './places';
import { compileRewrites } from './rewrites';
import type { Place } from './run';

/** How an object of the answer is named to a subgraph. */
export interface Representer {
  /** Equal for objects with equal representations; null for an object that cannot be named. */
  keyOf(place: Place): string | null;
  /** The representation. Only for a place that has a key. */
  build(place: Place): Place;
}

interface RequiredField {
  readonly source: string;
  readonly target: string;
  readonly below: readonly RequiresSelection[] | null;
  readonly project: ((value: unknown) => unknown) | null;
}

/**
 * Compiles the `requires` of a fetch. A required field that was never fetched, because its own fetch failed or
 * its entity was not found, leaves the object without a name; so does a representation of nothing but nulls.
 */
export function compileRepresenter(
  requires: readonly RequiresSelection[],
  inputRewrites: readonly FetchRewrite[] | undefined,
  types: TypeIndex,
): Representer {
  const rewrite = compileRewrites(inputRewrites, types);
  const fieldsFor = fieldsByType(requires, types);
  const onlyType = soleType(requires);
  const typenameOf = (place: Place): string | null => {
    const typename = place['__typename'];
    return typeof typename === 'string' ? typename : onlyType;
  };
  return {
    keyOf(place) {
      const typename = typenameOf(place);
      if (typename === null) return null;
      let key: string = typename;
      let named = false;
      for (const field of fieldsFor(typename)) {
        const value = valueOf(field, place);
        if (value === undefined) return null;
        if (value !== null) named = true;
        key += keyPart(value);
      }
      return named ? key : null;
    },
    build(place) {
      const typename = typenameOf(place);
      const representation: Place = { __typename: typename };
      for (const field of fieldsFor(typename ?? '')) {
        representation[field.target] = plain(valueOf(field, place));
      }
      rewrite?.(representation);
      return representation;
    },
  };
}

/** The one type that an object without __typename can be. */
function soleType(requires: readonly RequiresSelection[]): string | null {
  const names = new Set(
    requires.flatMap((node) => (node.kind === 'InlineFragment' ? [node.typeCondition] : [])),
  );
  const [name, ...more] = names;
  return more.length === 0 ? (name ?? null) : null;
}

function fieldsByType(
  selections: readonly RequiresSelection[],
  types: TypeIndex,
): (typename: string) => readonly RequiredField[] {
  const cache = new Map<string, readonly RequiredField[]>();
  return (typename) => {
    const known = cache.get(typename);
    if (known) return known;
    const collected = new Map<string, RequiredField>();
    collectFields(selections, typename, types, collected);
    collected.delete('__typename');
    const fields = [...collected.values()].map((field) => ({
      ...field,
      project: field.below && compileNested(field.below, types),
    }));
    cache.set(typename, fields);
    return fields;
  };
}

function collectFields(
  selections: readonly RequiresSelection[],
  typename: string,
  types: TypeIndex,
  fields: Map<string, RequiredField>,
): void {
  for (const node of selections) {
    if (node.kind === 'Field') {
      const target = node.alias ?? node.name;
      const below = [...(fields.get(target)?.below ?? []), ...(node.selections ?? [])];
      fields.set(target, {
        source: node.name,
        target,
        below: below.length > 0 ? below : null,
        project: null,
      });
    } else if (node.kind === 'InlineFragment') {
      if (!types.matches(node.typeCondition, typename)) continue;
      collectFields(node.selections, typename, types, fields);
    } else
      throw new Error('The plan names a fragment in a representation, which this executor does not know.');
  }
}

/** Objects inside a representation: the same selections, without a name of their own. */
function compileNested(
  selections: readonly RequiresSelection[],
  types: TypeIndex,
): (value: unknown) => unknown {
  const fieldsFor = fieldsByType(selections, types);
  const asksType = selections.some((node) => node.kind === 'Field' && node.name === '__typename');
  const project = (value: unknown): unknown => {
    if (value === null || value === undefined) return value;
    if (Array.isArray(value)) {
      const items = value.map(project);
      return items.includes(undefined) ? undefined : items;
    }
    if (!isPlace(value)) return value;
    const typename = typeof value['__typename'] === 'string' ? value['__typename'] : '';
    const result: Place = asksType && typename !== '' ? { __typename: typename } : {};
    for (const field of fieldsFor(typename)) {
      const inner = valueOf(field, value);
      if (inner === undefined) return undefined;
      result[field.target] = plain(inner);
    }
    return result;
  };
  return project;
}

function valueOf(field: RequiredField, place: Place): unknown {
  const value = place[field.source];
  return field.project === null ? value : field.project(value);
}

/** Lengths make the parts of a key unambiguous without escaping. */
function keyPart(value: unknown): string {
  if (typeof value === 'string') return `|${value.length}:${value}`;
  if (value === null) return '|~';
  return `|${typeof value}${JSON.stringify(value)}`;
}

/** A custom scalar may hand out an object that JSON would change: both transports send what JSON sends. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('toJSON' in value)) return value;
  return JSON.parse(JSON.stringify(value));
}

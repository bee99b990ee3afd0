import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  isLeafType,
} from 'graphql';
import { type CostDirectives, type FieldCost, type ListSize, readCostDirectives } from './cost-directives';
import { introspectionSizes } from './introspection-sizes';

/** What things cost in one supergraph. */
export interface CostModel {
  /** Of one object or leaf of the type: what `@cost` says, else 1 and 0. Of an abstract type: the dearest member. */
  weightOf(type: GraphQLNamedType): number;
  /** Of a field, on an interface the dearest that an implementation makes of it; null: nothing is said. */
  fieldCost(parent: GraphQLCompositeType, field: string): FieldCost | null;
}

/** Reads the cost model of a supergraph, once. */
export function createCostModel(supergraph: DocumentNode, schema: GraphQLSchema): CostModel {
  const directives = readCostDirectives(supergraph);
  const introspection = introspectionSizes(schema);
  const weightOf = (type: GraphQLNamedType): number => {
    const own = directives.types.get(type.name);
    if (own !== undefined) return own;
    if (isAbstractType(type)) return Math.max(1, ...schema.getPossibleTypes(type).map(weightOf));
    return isLeafType(type) ? 0 : 1;
  };
  return {
    weightOf,
    fieldCost(parent, field) {
      const assumed = introspection.get(`${parent.name}.${field}`);
      if (assumed !== undefined) return ofSize(assumed);
      const types = isAbstractType(parent) ? [parent, ...schema.getPossibleTypes(parent)] : [parent];
      return dearest(types.flatMap(({ name }) => costsAt(directives, name, field)));
    },
  };
}

function costsAt({ fields }: CostDirectives, type: string, field: string): FieldCost[] {
  const cost = fields.get(`${type}.${field}`);
  return cost ? [cost] : [];
}

function ofSize(assumedSize: number): FieldCost {
  const listSize = { assumedSize, slicingArguments: [], sizedFields: null };
  return { weight: null, argumentWeights: new Map(), listSize };
}

function dearest(costs: readonly FieldCost[]): FieldCost | null {
  return costs.length === 0 ? null : costs.reduce(dearer);
}

function dearer(a: FieldCost, b: FieldCost): FieldCost {
  const argumentWeights = new Map(a.argumentWeights);
  for (const [name, weight] of b.argumentWeights) {
    argumentWeights.set(name, Math.max(weight, argumentWeights.get(name) ?? 0));
  }
  return { weight: larger(a.weight, b.weight), argumentWeights, listSize: longer(a.listSize, b.listSize) };
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function longer(a: ListSize | null, b: ListSize | null): ListSize | null {
  if (a === null || b === null) return a ?? b;
  return {
    assumedSize: larger(a.assumedSize, b.assumedSize),
    slicingArguments: [...new Set([...a.slicingArguments, ...b.slicingArguments])],
    sizedFields: a.sizedFields && b.sizedFields && new Set([...a.sizedFields, ...b.sizedFields]),
  };
}

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import { fragmentsOf } from '../../plan/planning-document';
import type { Limits } from '../limits';
import type { ListSize } from './cost-directives';
import type { CostModel } from './cost-model';
import { type SizeScope, type Variables, compileListSize } from './list-size';

/** What an operation costs. */
export interface OperationCost {
  /** For the given variables: an upper bound of the objects in its answer, by the weights of the supergraph. */
  costOf(variables: Variables): number;
  /** Whether variables make a difference. */
  readonly dependsOnVariables: boolean;
}

/** What costs are compiled with. */
export interface CostScope {
  readonly schema: GraphQLSchema;
  readonly model: CostModel;
  readonly limits: Pick<Limits, 'listSize' | 'pageSize'>;
}

/** Which of an operation's root fields are counted: those about data, or those about the schema. */
export type CostSubject = 'data' | 'schema';

/** How long the lists of an object are that its parent field has sized; `fields` null: all of them. */
interface SizedLists {
  readonly size: number;
  readonly fields: ReadonlySet<string> | null;
}

type Cost = (variables: Variables, sized: SizedLists | null) => number;

interface Compilation extends CostScope, SizeScope {
  readonly subject: CostSubject;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fragments are compiled once, however often they are spread. */
  readonly compiled: Map<string, Cost>;
}

type Definition = GraphQLField<unknown, unknown>;

/** A field as its parent declares it, and where that is an interface, as its implementations do. */
type Declarations = readonly [Definition, ...Definition[]];

const mutationWeight = 10;

const free: Cost = () => 0;

/** Beyond this a cost says nothing more, and sums and products stay exact enough. */
const capped = (cost: number): number => Math.min(cost, Number.MAX_SAFE_INTEGER);

/**
 * Compiles what an operation costs into a function of its variables. The document has no circular fragments; what does
 * not fit the schema is free, for validation refuses it. @skip and @include are not believed.
 */
export function compileCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  scope: CostScope,
  subject: CostSubject = 'data',
): OperationCost {
  let dependsOnVariables = false;
  const definitions = operation.variableDefinitions ?? [];
  const root = scope.schema.getRootType(operation.operation);
  const cost = root
    ? selections(operation.selectionSet, root, {
        ...scope,
        subject,
        fragments: fragmentsOf(document),
        compiled: new Map(),
        defaults: new Map(
          definitions.flatMap(({ variable, defaultValue }) =>
            defaultValue ? [[variable.name.value, defaultValue] as const] : [],
          ),
        ),
        onVariable: () => {
          dependsOnVariables = true;
        },
      })
    : free;
  return { costOf: (variables) => cost(variables, null), dependsOnVariables };
}

function selections(set: SelectionSetNode, parent: GraphQLCompositeType, compilation: Compilation): Cost {
  const parts = set.selections
    .map((node) => selection(node, parent, compilation))
    .filter((part) => part !== free);
  if (parts.length === 0) return free;
  return (variables, sized) => parts.reduce((cost, part) => capped(cost + part(variables, sized)), 0);
}

function selection(node: SelectionNode, parent: GraphQLCompositeType, compilation: Compilation): Cost {
  switch (node.kind) {
    case Kind.FIELD:
      return field(node, parent, compilation);
    case Kind.INLINE_FRAGMENT: {
      const type = node.typeCondition ? typeNamed(node.typeCondition.name.value, compilation) : parent;
      return type ? selections(node.selectionSet, type, compilation) : free;
    }
    case Kind.FRAGMENT_SPREAD: {
      const name = node.name.value;
      const known = compilation.compiled.get(name);
      if (known) return known;
      const fragment = compilation.fragments.get(name);
      const type = fragment && typeNamed(fragment.typeCondition.name.value, compilation);
      const cost = type ? selections(fragment.selectionSet, type, compilation) : free;
      compilation.compiled.set(name, cost);
      return cost;
    }
  }
}

function typeNamed(name: string, { schema }: Compilation): GraphQLCompositeType | null {
  const type = schema.getType(name);
  return isCompositeType(type) ? type : null;
}

function field(node: FieldNode, parent: GraphQLCompositeType, compilation: Compilation): Cost {
  const { schema, model } = compilation;
  const definition = definitionOf(node.name.value, parent, compilation);
  if (!definition) return free;
  const named = getNamedType(definition.type);
  const said = model.fieldCost(parent, definition.name);
  const byDefault = parent === schema.getMutationType() ? mutationWeight : model.weightOf(named);
  const weight = said?.weight ?? byDefault;
  const extra = (node.arguments ?? []).reduce(
    (sum, argument) => sum + (said?.argumentWeights.get(argument.name.value) ?? 0),
    0,
  );
  const inner =
    node.selectionSet && isCompositeType(named) ? selections(node.selectionSet, named, compilation) : free;
  if (weight === 0 && extra === 0 && inner === free) return free;

  const fields: Declarations = [definition, ...implementationsOf(definition.name, parent, compilation)];
  const { itemsOf, listsBelow } = compileLists(node, fields, said?.listSize ?? null, compilation);
  return (variables, sized) => {
    const one = capped(weight + inner(variables, listsBelow(variables)));
    return capped(extra + itemsOf(variables, sized) * one);
  };
}

/** How many items a field has, and what it says of the lists of the object it returns. */
function compileLists(
  node: FieldNode,
  fields: Declarations,
  said: ListSize | null,
  compilation: Compilation,
): {
  itemsOf(variables: Variables, sized: SizedLists | null): number;
  listsBelow(variables: Variables): SizedLists | null;
} {
  const { listSize } = compilation.limits;
  const [{ name, type }] = fields;
  const levels = listLevels(type);
  const rule = said ?? (fields.some(isPage) ? pageOfFirst : null);
  const sizeOf = rule && compileListSize(rule, node, fields, compilation);
  const isSizedItself = sizeOf !== null && levels > 0 && rule?.sizedFields === null;
  // Of a list of lists the outer one is sized.
  const innerItems = capped(listSize ** Math.max(0, levels - 1));
  return {
    itemsOf(variables, sized) {
      if (levels === 0) return 1;
      if (isSizedItself) return capped(innerItems * sizeOf(variables));
      const isSized = sized !== null && (sized.fields === null || sized.fields.has(name));
      return capped(innerItems * (isSized ? sized.size : listSize));
    },
    listsBelow: (variables) =>
      sizeOf === null || isSizedItself
        ? null
        : { size: sizeOf(variables), fields: rule?.sizedFields ?? null },
  };
}

const isPage = ({ args }: Definition): boolean => args.some(({ name }) => name === 'first');

/** A field with `first` is a page of so many, also where the schema does not say so by `@listSize`. */
const pageOfFirst: ListSize = { assumedSize: null, slicingArguments: ['first'], sizedFields: null };

function definitionOf(
  name: string,
  parent: GraphQLCompositeType,
  { schema, subject }: Compilation,
): Definition | null {
  const isRoot = parent === schema.getQueryType() || parent === schema.getMutationType();
  if (isRoot && subject === 'schema') {
    return [SchemaMetaFieldDef, TypeMetaFieldDef].find((definition) => definition.name === name) ?? null;
  }
  return isObjectType(parent) || isInterfaceType(parent) ? (parent.getFields()[name] ?? null) : null;
}

/** What the implementations of an interface make of its field. */
function implementationsOf(
  name: string,
  parent: GraphQLCompositeType,
  { schema }: Compilation,
): Definition[] {
  if (!isInterfaceType(parent)) return [];
  return schema.getPossibleTypes(parent).flatMap((type) => type.getFields()[name] ?? []);
}

function listLevels(type: GraphQLOutputType): number {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listLevels(nullable.ofType) : 0;
}

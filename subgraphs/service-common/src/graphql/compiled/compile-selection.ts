import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { collectFields, type FieldNodes } from './collect-fields';
import { compileField } from './compile-field';
import type { Completing } from './completing';
import type { CompiledField } from './run';

/** An operation whose conditions are decided. */
export interface DecidedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** The values of the variables that @skip and @include ask for. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** The fragments of a document, by name. */
export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>;
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  }
  return fragments;
}

/** Compiles the root fields of an operation; what is below them, when the first value of its type comes. */
export function compileRoot(
  decided: DecidedOperation,
  rootType: GraphQLObjectType,
): readonly CompiledField[] {
  let fieldCount = 0;
  return compileSelection(rootType, [decided.operation.selectionSet]);

  function compileSelection(
    parentType: GraphQLObjectType,
    selections: readonly SelectionSetNode[],
  ): readonly CompiledField[] {
    return [...collectFields(decided, parentType, selections)].flatMap(([responseName, nodes]) => {
      const definition = definitionOf(decided.schema, parentType, nodes[0]);
      if (!definition) return [];
      const completing = completingOf(parentType, definition, nodes);
      const number = fieldCount++;
      return compileField({ parentType, definition, responseName, nodes, number, completing });
    });
  }

  function completingOf(
    parentType: GraphQLObjectType,
    { name: fieldName, type: returnType }: GraphQLField<unknown, unknown>,
    nodes: FieldNodes,
  ): Completing {
    const { schema, operation, fragments } = decided;
    const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return {
      schema,
      coordinate: `${parentType.name}.${fieldName}`,
      nodes,
      infoOf: ({ rootValue, variables }, path) => ({
        fieldName,
        fieldNodes: nodes,
        returnType,
        parentType,
        path,
        schema,
        fragments,
        rootValue,
        operation,
        variableValues: variables,
      }),
      fieldsOf: (type) => compileSelection(type, below),
    };
  }
}

function definitionOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  node: FieldNode,
): GraphQLField<unknown, unknown> | undefined {
  const name = node.name.value;
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

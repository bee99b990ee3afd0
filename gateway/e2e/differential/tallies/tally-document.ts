import {
  type ASTNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  TypeInfo,
  type ValueNode,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isSpecifiedScalarType,
  parse,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { RandomOperation } from '../../federation/random-operation';
import type { Tally } from './tally';

/** Counts what a request is written with: directives, arguments, fragments, aliases. */
export function tallyDocument(tally: Tally, schema: GraphQLSchema, request: RandomOperation): void {
  const document = parse(request.query);
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode =>
      node.kind === Kind.OPERATION_DEFINITION && node.name?.value === request.operationName,
  );
  if (!operation) return;
  tallyForm(tally, schema, document, operation);
  tallyInputs(tally, schema, document, valueReader(operation, request.variables));
}

function tallyForm(
  tally: Tally,
  schema: GraphQLSchema,
  document: DocumentNode,
  { operation, selectionSet }: OperationDefinitionNode,
): void {
  const hit = (what: string): void => tally.hit('document', what);
  hit(operation);
  if (operation === 'mutation' && selectionSet.selections.length > 1) hit('mutation of several fields');
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operations.length > 1) hit('one of several operations');
  const spread = new Set<string>();
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    Field({ name, alias }) {
      if (name.value === '__schema' || name.value === '__type') hit('introspection beside data');
      if (name.value === '__typename') hit('__typename');
      const parent = info.getParentType();
      if (!alias || !parent || !('getFields' in parent)) return;
      hit(parent.getFields()[alias.value] ? 'alias that is the name of another field' : 'alias of its own');
    },
    FragmentSpread({ name }) {
      hit(spread.has(name.value) ? 'named fragment, spread again' : 'named fragment');
      spread.add(name.value);
    },
    InlineFragment({ typeCondition }) {
      const type = typeCondition && schema.getType(typeCondition.name.value);
      if (!type) hit('inline fragment without a type');
      else
        hit(
          `inline fragment on ${'getInterfaces' in type && 'resolveType' in type ? 'an interface' : 'an object'}`,
        );
    },
  });
  visit(document, visitor);
}

type ReadValue = (node: ValueNode) => { readonly how: string; readonly value: unknown };

/** How a written value came to be what it is. */
function valueReader(
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): ReadValue {
  const defaults = new Map(
    variableDefinitions.map(({ variable, defaultValue }) => [variable.name.value, defaultValue]),
  );
  return (node) => {
    if (node.kind === Kind.NULL) return { how: 'null', value: null };
    if (node.kind !== Kind.VARIABLE) return { how: 'literal', value: valueFromASTUntyped(node) };
    const name = node.name.value;
    if (Object.hasOwn(variables, name)) {
      const value = variables[name];
      return { how: value === null ? 'variable, null' : 'variable, given', value };
    }
    const fallback = defaults.get(name);
    return fallback
      ? { how: 'variable, default', value: valueFromASTUntyped(fallback) }
      : { how: 'variable, absent', value: undefined };
  };
}

function tallyInputs(tally: Tally, schema: GraphQLSchema, document: DocumentNode, read: ReadValue): void {
  const info = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(info, {
    Directive({ name, arguments: [condition] = [] }, _key, _parent, _path, ancestors) {
      if (!condition || !['skip', 'include'].includes(name.value)) return;
      const { how, value } = read(condition.value);
      const source = how === 'literal' ? 'literal' : 'variable';
      tally.hit('directive', `@${name.value}(if: ${String(value === true)}), ${source}`);
      const owner = ancestors.at(-1) as ASTNode | undefined;
      if (owner) tally.hit('directive', `on ${String(owner.kind)}`);
    },
    Argument: ({ value }) => tallyValue(tally, info.getInputType(), value, read, ''),
    ObjectField: ({ value }) => tallyValue(tally, info.getInputType(), value, read, ' in an input object'),
    ListValue: ({ values }) => {
      if (values.some(({ kind }) => kind === Kind.VARIABLE)) tally.hit('argument', 'variable in a list');
    },
  });
  visit(document, visitor);
}

function tallyValue(
  tally: Tally,
  type: GraphQLInputType | null | undefined,
  node: ValueNode,
  read: ReadValue,
  where: string,
): void {
  if (!type) return;
  const { how, value } = read(node);
  tally.hit('argument', `${how}${where}`);
  tally.hit('argument', `${kindOf(type)}`);
  if (isListType(getNullableType(type)) && value !== null && value !== undefined && !Array.isArray(value)) {
    tally.hit('argument', 'one item for a list');
  }
}

function kindOf(type: GraphQLInputType): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return `list of ${kindOf(nullable.ofType)}`;
  if (isEnumType(nullable)) return 'enum';
  if (isInputObjectType(nullable)) return 'input object';
  return isSpecifiedScalarType(nullable) ? 'scalar' : 'custom scalar';
}

import {
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  coerceInputValue,
  isInputType,
  isNonNullType,
  print,
  typeFromAST,
  valueFromAST,
} from 'graphql';
import { redactMessage } from '../errors/redact-message';

/** The variables as the schema understands them, or why they cannot be used. */
export type CoercedVariables =
  | { readonly type: 'ok'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly type: 'refused'; readonly errors: readonly GraphQLError[] };

/** Checks the variables of one operation. Never throws. */
export type Coerce = (inputs: Readonly<Record<string, unknown>>) => CoercedVariables;

/** More than this helps nobody and costs time. */
const maximumErrors = 20;

/**
 * Compiles the check of an operation's variables. The errors name variable, place and expected type and never
 * the value. Custom scalars are checked by the subgraph that knows them.
 */
export function compileCoercion(schema: GraphQLSchema, operation: OperationDefinitionNode): Coerce {
  const variables = (operation.variableDefinitions ?? []).map((node) => compileVariable(schema, node));
  return (inputs) => {
    const values: Record<string, unknown> = {};
    const errors: GraphQLError[] = [];
    for (const coerce of variables) coerce(inputs, values, errors);
    return errors.length === 0
      ? { type: 'ok', values }
      : { type: 'refused', errors: errors.slice(0, maximumErrors) };
  };
}

function compileVariable(
  schema: GraphQLSchema,
  node: VariableDefinitionNode,
): (
  inputs: Readonly<Record<string, unknown>>,
  values: Record<string, unknown>,
  errors: GraphQLError[],
) => void {
  const name = node.variable.name.value;
  const type = typeFromAST(schema, node.type);
  if (!isInputType(type)) return () => {};
  const fallback = node.defaultValue ? valueFromAST(node.defaultValue, type) : undefined;
  const refuse = (message: string): GraphQLError =>
    new GraphQLError(redactMessage(message), {
      nodes: node,
      extensions: { code: 'BAD_USER_INPUT', http: { status: 400 } },
    });
  return (inputs, values, errors) => {
    const input = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    if (input === undefined) {
      if (node.defaultValue) values[name] = fallback;
      else if (isNonNullType(type)) {
        errors.push(refuse(`Variable "$${name}" of required type "${print(node.type)}" was not provided.`));
      }
      return;
    }
    if (input === null && isNonNullType(type)) {
      errors.push(refuse(`Variable "$${name}" of non-null type "${print(node.type)}" must not be null.`));
      return;
    }
    values[name] = coerceInputValue(input, type, (path, _value, error) => {
      if (errors.length >= maximumErrors) return;
      errors.push(
        refuse(`Variable "$${name}" got an invalid value${at(name, path)}: ${redactMessage(error.message)}`),
      );
    });
  };
}

/** Where in a variable: names of the schema and indices. */
function at(name: string, path: readonly (string | number)[]): string {
  if (path.length === 0) return '';
  return ` at "${name}${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}"`;
}

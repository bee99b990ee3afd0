import { type FieldNode, getArgumentValues, type GraphQLField } from 'graphql';
import type { Run } from './run';

/** Gives a resolver its arguments: an object of its own each time, which it may change. */
export type ArgumentsOf = (run: Run) => Record<string, unknown>;

/**
 * Compiles the arguments of a field. They depend on nothing but the variables, so a list of a thousand objects needs
 * them once. What is more than a number, a text, true, false or null is made anew each time, since a resolver could
 * change it for the next.
 * @param number the field's own in its operation
 */
export function compileArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  number: number,
): ArgumentsOf {
  if (definition.args.length === 0) return () => ({});
  return (run) => {
    const known = run.arguments[number];
    if (known) return { ...known };
    const values = getArgumentValues(definition, node, run.variables);
    if (!Object.values(values).every(isPlain)) return values;
    run.arguments[number] = values;
    return { ...values };
  };
}

function isPlain(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function');
}

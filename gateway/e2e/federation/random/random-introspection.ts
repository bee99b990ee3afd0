import type { RandomScope } from './random-scope';
import { useVariable } from './random-scope';
import { pick } from './random';
import { condition } from './random-conditions';

/** A question about the schema, to stand among questions about data. */
export function introspectionOf(scope: RandomScope): string {
  const { random, schema } = scope;
  scope.aliases += 1;
  const alias = `i${scope.aliases}`;
  if (random() < 0.3)
    return `${alias}: __schema${condition(scope)} { queryType { name } directives { name } }`;
  const name = pick(Object.keys(schema.getTypeMap()), random) ?? 'Query';
  const written =
    random() < 0.5
      ? JSON.stringify(name)
      : useVariable({ type: 'String!', fallback: null, value: name }, scope);
  return `${alias}: __type(name: ${written})${condition(scope)} { kind name fields { name type { kind } } possibleTypes { name } }`;
}

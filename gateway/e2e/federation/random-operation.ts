import { type GraphQLSchema, OperationTypeNode, parse, validate } from 'graphql';
import type { Limits } from '../../src/limits/limits';
import type { Random } from './random/random';
import { introspectionOf } from './random/random-introspection';
import { openScope, type RandomScope } from './random/random-scope';
import { fieldOf, selectionsOn } from './random/random-selections';
import { pick } from './random/random';

export { type Random, seeded } from './random/random';

/** Random operations are larger than any client's. */
export const limitsForRandom: Partial<Limits> = {
  selections: 5000,
  comparisons: 100_000,
  aliases: 1000,
  directives: 1000,
  cost: 1_000_000_000,
};

/** A valid request. */
export interface RandomOperation {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** Of one among several operations of the document; undefined: there is one. */
  readonly operationName?: string | undefined;
}

/** What random operations may be, beside one query. */
export interface RandomOptions {
  /** Mutations too, and several operations in one document, and questions about the schema. */
  readonly everything?: boolean;
  /** How deep selections go. Default 4. */
  readonly depth?: number;
}

/** A valid operation: aliases that meet field names, fragments, conditions, arguments as literals and variables. */
export function randomOperation(
  schema: GraphQLSchema,
  random: Random,
  options: RandomOptions = {},
): RandomOperation {
  return firstValid(schema, () => {
    const first = definitionOf(schema, random, 'A', options);
    if (!options.everything || random() > 0.08) return documentOf([first]);
    return documentOf([first, definitionOf(schema, random, 'B', options)]);
  });
}

/** Fields of one name that cannot be merged: the next one will do. */
export function firstValid(schema: GraphQLSchema, attempt: () => RandomOperation): RandomOperation {
  for (;;) {
    const operation = attempt();
    if (validate(schema, parse(operation.query), undefined, { maxErrors: 1 }).length === 0) return operation;
  }
}

/** One operation of a document: how it is written but for its name, and what it accumulated. */
export interface Definition {
  readonly kind: OperationTypeNode;
  readonly selections: string;
  readonly scope: RandomScope;
}

function definitionOf(
  schema: GraphQLSchema,
  random: Random,
  prefix: string,
  { everything = false, depth = 4 }: RandomOptions,
): Definition {
  const scope = openScope(schema, random, prefix);
  const mutation = everything && random() < 0.25 ? schema.getMutationType() : null;
  if (mutation) {
    const fields = Object.values(mutation.getFields());
    const selections = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const field = pick(fields, random);
      return field ? fieldOf(field, fields, scope, depth) : '';
    });
    return { kind: OperationTypeNode.MUTATION, selections: `{ ${selections.join(' ')} }`, scope };
  }
  const query = schema.getQueryType();
  if (!query) throw new Error('no query type');
  const selections = selectionsOn(query, scope, depth);
  const asked =
    everything && random() < 0.08 ? `{ ${introspectionOf(scope)} ... ${selections} }` : selections;
  return { kind: OperationTypeNode.QUERY, selections: asked, scope };
}

/** The request that runs the first of some operations of one document. */
export function documentOf(definitions: readonly [Definition, ...Definition[]]): RandomOperation {
  const isNamed = definitions.length > 1;
  const written = definitions.flatMap(({ kind, selections, scope }) => {
    const name = isNamed ? ` ${scope.prefix}` : '';
    const variables = [...scope.variables].map(
      ([variable, { type, fallback }]) => `$${variable}: ${type}${fallback === null ? '' : ` = ${fallback}`}`,
    );
    const header = variables.length > 0 ? ` (${variables.join(', ')})` : '';
    const fragments = scope.fragments.map((each) => `fragment ${each.name} on ${each.on} ${each.text}`);
    return [`${kind}${name}${header} ${selections}`, ...fragments];
  });
  const [{ scope }] = definitions;
  const sent = [...scope.variables].filter(([, { value }]) => value !== undefined);
  return {
    query: written.join('\n'),
    variables: Object.fromEntries(sent.map(([name, { value }]) => [name, value])),
    ...(isNamed ? { operationName: scope.prefix } : {}),
  };
}

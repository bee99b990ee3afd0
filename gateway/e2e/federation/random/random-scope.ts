import type { GraphQLSchema } from 'graphql';
import type { Random } from './random';

/** A variable of a random operation. */
export interface RandomVariable {
  /** As it is written in the definition. */
  readonly type: string;
  /** As it is written in the definition; null: none. */
  readonly fallback: string | null;
  /** What is sent; undefined: nothing. */
  readonly value: unknown;
}

/** A fragment with a name, of which later selections can be made too. */
export interface RandomFragment {
  readonly name: string;
  readonly on: string;
  readonly text: string;
}

/** What one random operation accumulates. */
export interface RandomScope {
  readonly schema: GraphQLSchema;
  readonly random: Random;
  readonly variables: Map<string, RandomVariable>;
  readonly fragments: RandomFragment[];
  /** Of names, so that operations of one document share none. */
  readonly prefix: string;
  aliases: number;
}

/** A scope in which nothing has been written. */
export function openScope(schema: GraphQLSchema, random: Random, prefix: string): RandomScope {
  return { schema, random, prefix, variables: new Map(), fragments: [], aliases: 0 };
}

/** Writes a use of a new variable. */
export function useVariable(variable: RandomVariable, { variables, prefix }: RandomScope): string {
  const name = `${prefix}v${variables.size}`;
  variables.set(name, variable);
  return `$${name}`;
}

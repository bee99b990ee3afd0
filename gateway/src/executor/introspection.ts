import { type DocumentNode, type GraphQLSchema, executeSync } from 'graphql';
import type { Step } from './run';

/** Compiles the gateway's own part of an operation: what it says about the public schema. */
export function compileIntrospection(document: DocumentNode, schema: GraphQLSchema): Step {
  return (run) => {
    const { data, errors } = executeSync({ schema, document, variableValues: run.variables });
    if (data) Object.assign(run.data, data);
    if (errors) run.errors.push(...errors);
    return undefined;
  };
}

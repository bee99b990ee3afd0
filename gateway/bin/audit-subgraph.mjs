import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

/** The schemas of the subgraphs that an audit has made, by `suite/name`. Each is built when it is first asked for. */
export const schemas = new Map();

/** Stands in for the audit's function of this name: no routes, the schema itself. */
export function createSubgraph(name, { typeDefs, resolvers }) {
  let schema;
  const schemaOf = () => (schema ??= buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]));
  return { name, typeDefs, createRoutes: (suite) => schemas.set(`${suite}/${name}`, schemaOf) };
}

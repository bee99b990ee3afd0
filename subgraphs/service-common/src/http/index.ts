export * from './apollo-http';
export * from './apollo-server';
export * from './http-refusal';
export * from './request-identity';
export * from './run-subgraph';
export * from './serve-subgraph';
export * from './start-server';
export { readSubgraphEnvironment, type SubgraphEnvironment } from './subgraph-environment';

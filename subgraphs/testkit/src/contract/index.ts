export * from './define-subgraph-contract';
export type * from './subgraph-contract';

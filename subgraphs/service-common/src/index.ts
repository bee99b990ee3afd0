export * from './caller';
export * from './language';
export * from './subgraph';

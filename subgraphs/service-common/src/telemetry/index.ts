export * from './observe-subgraph';
export * from './open-metrics';
export * from './start-tracing';
export * from './subgraph-metrics';
export * from './subgraph-signals';
export * from './tracing';
export * from './tracing-settings';

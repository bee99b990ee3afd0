export * from './build-schema';
export * from './common-sdl';
export * from './connection';
export * from './create-subgraph';
export * from './request-context';
export * from './resolver-map';
export * from './scalars';
export * from './subgraph';

export * from './entities';
export { store as regionsStore } from './store';
export { createRegionsSubgraph } from './subgraph';

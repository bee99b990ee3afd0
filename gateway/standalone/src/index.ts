export { loadDemoData } from './demo/load-demo-data';
export { defaultSeed, demoId } from './demo/demo-id';
export { type DemoIssuer, openDemoIssuer } from './demo/issuer';
export { type Persona, personas } from './demo/personas';
export { type HubDatabase, hubRoles, migrateHub } from './migrate-hub';
export { type Hub, type HubSettings, openHub } from './open-hub';
export { subgraphModules } from './subgraph-modules';

export * from './data-source';
export * from './database';
export * from './grants';
export * from './kit-tables';
export * from './migrate';
export * from './roles';
export * from './set-caller';
export * from './statement-count';
export type * from './subgraph-store';

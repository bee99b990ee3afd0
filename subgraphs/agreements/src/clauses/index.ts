export * from './arrangement-ingredient';
export * from './clause-descriptors';
export type { Clause, ClauseColumn, ClauseDescriptor, ClauseRow } from './define-clause';

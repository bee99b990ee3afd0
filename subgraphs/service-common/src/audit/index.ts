export * from './audit-entry.entity';
export type { Seen } from './private-reads';
export * from './write-audit';

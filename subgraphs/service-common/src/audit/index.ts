export * from './audit-entry.entity';
export * from './write-audit';

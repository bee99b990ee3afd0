export * from './access-table';
export * from './ask';
export * from './callers';
export * from './contract';
export * from './fixed-clock';
export * from './postgres';
export * from './test-hub';

export * from './ask';
export * from './callers';
export * from './contract';
export * from './evidence';
export * from './fixed-clock';
export * from './postgres';
export * from './test-hub';

export * from './ask';
export * from './callers';
export * from './contract';
export * from './evidence';
export * from './fixed-clock';
export * from './gateway-fetch';
export * from './postgres';
export * from './test-hub';

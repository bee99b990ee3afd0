export * from './logs';
export * from './sensitive';

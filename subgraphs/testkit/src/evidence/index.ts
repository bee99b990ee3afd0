export * from './logs';
export * from './private-inputs';
export { sensitive, type SensitiveKind } from './sensitive';

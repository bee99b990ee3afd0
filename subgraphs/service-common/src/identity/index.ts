export * from './caller';
export * from './caller-from-claims';
export * from './require-role';
export * from './verify-token';

export * from './caller';
export * from './caller-from-claims';
export * from './caller-header';
export * from './gateway-keys';
export * from './gateway-signature';
export * from './require-role';
export * from './verify-signature';
export * from './verify-token';

export * from './access-claims-variable';
export * from './demo-variable';
export * from './gateway-keys-variable';
export * from './mail-variables';
export * from './parse-environment';
export * from './token-variables';
export * from './unsafe-settings';
export * from './well-known-secrets';

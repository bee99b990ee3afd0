export * from './parse-environment';
export * from './token-variables';

export * from './create-connection-loader';
export * from './create-dated-loader';
export * from './create-loader';
export * from './create-page-loader';
export * from './per-argument';

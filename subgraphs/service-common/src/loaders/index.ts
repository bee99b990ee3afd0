export * from './create-dated-loader';
export * from './create-loader';
export * from './create-page-loader';

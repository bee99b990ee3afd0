export * from './create-loader';
export * from './create-page-loader';

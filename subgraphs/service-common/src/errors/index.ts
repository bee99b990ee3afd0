export * from './error-codes';
export * from './hub-error';
export * from './mask-error';
export * from './outcome';
export * from './user-errors';

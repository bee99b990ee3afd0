export * from './check-codes';
export * from './check-contact-person';
export * from './check-function-address';
export * from './check-range';
export * from './check-text';

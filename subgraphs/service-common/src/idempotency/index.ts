export * from './create-once';
export * from './idempotency-key.entity';

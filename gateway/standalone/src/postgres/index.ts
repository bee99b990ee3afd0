export * from './embedded-postgres';
export * from './embedded-postgres.error';
export { runningEmbeddedPostgresUrl } from './running-postgres';

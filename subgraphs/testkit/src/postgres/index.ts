export { testRun, type TestRunEnvironment } from './environment';
export * from './template';
export * from './test-database';

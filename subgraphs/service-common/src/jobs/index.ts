export * from './job';
export * from './start-jobs';

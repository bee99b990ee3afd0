export * from './column-mapping';

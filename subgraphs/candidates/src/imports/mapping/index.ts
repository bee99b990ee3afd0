export * from './column-mapping';
export { suggestMapping } from './column-names';
export * from './sonar-preset';

export * from './entities';
export { store as candidatesStore } from './store';

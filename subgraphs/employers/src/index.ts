export * from './entities';
export { store as employersStore } from './store';

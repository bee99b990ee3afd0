export * from './entities';
export { store as agreementsStore } from './store';

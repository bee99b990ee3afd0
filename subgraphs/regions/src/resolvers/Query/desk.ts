import type { RegionsContext } from '../../context';

export const desk = (_: unknown, { id }: { id: string }, { loaders }: RegionsContext) =>
  loaders.deskById.load(id);

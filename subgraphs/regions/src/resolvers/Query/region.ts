import type { RegionsContext } from '../../context';

export const region = (_: unknown, { code }: { code: string }, { loaders }: RegionsContext) =>
  loaders.regionByCode.load(code);

import type { RegionsContext } from '../../context';

export const municipality = (_: unknown, { code }: { code: string }, { loaders }: RegionsContext) =>
  loaders.municipalityByCode.load(code);

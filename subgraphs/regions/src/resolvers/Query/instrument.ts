import type { RegionsContext } from '../../context';

export const instrument = (_: unknown, { code }: { code: string }, { loaders }: RegionsContext) =>
  loaders.instrumentByCode.load(code);

import { today } from '@banenbrug/service-common';
import type { RegionsContext } from '../context';
import type { Municipality as MunicipalityRow } from '../entities';

export const Municipality = {
  __resolveReference: async ({ code }: { code: string }, { loaders }: RegionsContext) =>
    loaders.municipalityByCode.load(code),
  region: async (
    { code }: MunicipalityRow,
    { on }: { on?: string | null },
    { loaders, clock }: RegionsContext,
  ) => (await loaders.regionByMunicipalityCode.load({ key: code, on: on ?? today(clock) }))[0] ?? null,
  location: ({ latitude, longitude, locationBasis }: MunicipalityRow) => ({
    latitude,
    longitude,
    basis: locationBasis,
  }),
};
